/**
 * Shows the blocks of an article in its own direction, as the page will, where it is not the site's.
 */
( function ( wp ) {
	'use strict';

	const { createElement: el } = wp.element;
	const { useSelect } = wp.data;
	const rightToLeft = ( window.articlekit || {} ).rightToLeft || [];

	function withLanguage( Block ) {
		return function ( props ) {
			const tag = useSelect( ( select ) => {
				const meta = select( 'core/editor' ).getEditedPostAttribute( 'meta' );
				return ( meta && meta.articlekit_language ) || '';
			}, [] );
			if ( ! tag ) {
				return el( Block, props );
			}
			const dir = rightToLeft.includes( tag.split( '-' )[ 0 ].toLowerCase() ) ? 'rtl' : 'ltr';
			return el( Block, { ...props, wrapperProps: { ...props.wrapperProps, lang: tag, dir } } );
		};
	}

	wp.hooks.addFilter( 'editor.BlockListBlock', 'articlekit/language', withLanguage );
} )( window.wp );
