/**
 * The panel in the editor: takes a note, follows the job, and puts the blocks of the article into the post.
 *
 * Plain JavaScript on WordPress's own packages; there is nothing to build.
 */
( function ( wp ) {
	'use strict';

	const { apiFetch } = wp;
	const { createElement: el, Fragment, useEffect, useRef, useState } = wp.element;
	const { Button, FormTokenField, Notice, SelectControl, TextareaControl } = wp.components;
	const { __, _n, sprintf } = wp.i18n;
	const { dispatch, select } = wp.data;
	// Since WordPress 6.6 it is among the things of the editor.
	const { PluginDocumentSettingPanel } =
		wp.editor && wp.editor.PluginDocumentSettingPanel ? wp.editor : wp.editPost;

	const FIRST_PAUSE = 700; // milliseconds
	const LONGEST_PAUSE = 5000;
	const MOST_MISSED = 5;
	const TAG = /^[a-z]{2,3}(-[a-z0-9]{1,8})*$/i;
	const offered = window.articlekit || {};

	/** Whether nobody has written anything into the post yet. */
	function isEmpty() {
		const blocks = select( 'core/block-editor' ).getBlocks();
		return blocks.every( ( block ) => wp.blocks.isUnmodifiedDefaultBlock( block ) );
	}

	/** Puts an article into the post; title and excerpt that are there stay. */
	function insert( made ) {
		const blocks = wp.blocks.parse( made.rendered );
		const editor = dispatch( 'core/block-editor' );
		if ( isEmpty() ) {
			editor.resetBlocks( blocks );
		} else {
			editor.insertBlocks( blocks );
		}
		const { article } = made;
		const written = ( name ) => ( select( 'core/editor' ).getEditedPostAttribute( name ) || '' ).trim();
		const edits = { meta: { articlekit_language: made.language } };
		if ( ! written( 'title' ) ) {
			edits.title = escaped( article.headline.text );
		}
		if ( ! written( 'excerpt' ) && article.standfirst ) {
			edits.excerpt = escaped( article.standfirst );
		}
		dispatch( 'core/editor' ).editPost( edits );
	}

	/** A text for a field that WordPress prints as HTML. */
	function escaped( text ) {
		return text.replace( /&(?=[#a-z])/gi, '&amp;' ).replace( /</g, '&lt;' ).replace( />/g, '&gt;' );
	}

	/** Makes a draft of its own of an article in another language. */
	function draft( made ) {
		const { article, language, rendered } = made;
		return apiFetch( {
			path: '/wp/v2/posts',
			method: 'POST',
			data: {
				title: escaped( article.headline.text ),
				excerpt: escaped( article.standfirst || '' ),
				content: rendered.trimEnd(),
				status: 'draft',
				meta: { articlekit_language: language },
			},
		} );
	}

	/** Waits for a job; `cancelled` says whether anybody still wants it. */
	async function follow( job, cancelled ) {
		let pause = FIRST_PAUSE;
		let missed = 0;
		while ( job.status === 'queued' || job.status === 'running' ) {
			await new Promise( ( then ) => setTimeout( then, pause ) );
			if ( cancelled() ) {
				return null;
			}
			pause = Math.min( pause * 1.5, LONGEST_PAUSE );
			try {
				job = await apiFetch( { path: `/articlekit/v1/jobs/${ job.id }` } );
				missed = 0;
			} catch ( error ) {
				// The job goes on, whether or not it could be asked for this time.
				const isPassing = ! error.data || error.data.status >= 500;
				if ( ! isPassing || ++missed > MOST_MISSED ) {
					throw error;
				}
			}
		}
		if ( cancelled() || job.status === 'cancelled' ) {
			return null;
		}
		if ( job.status !== 'done' ) {
			const problem = job.problem || {};
			throw new Error( problem.detail || problem.title || __( 'The job has failed.', 'articlekit' ) );
		}
		return job.result;
	}

	/** Stops a job; that it may have ended by now does not matter. */
	function stop( job ) {
		if ( job.id ) {
			apiFetch( { path: `/articlekit/v1/jobs/${ job.id }`, method: 'DELETE' } ).catch( () => {} );
		}
	}

	/** What an editor has to know of an article: what went wrong, and what the note leaves open. */
	function Remarks( { made, failures, drafts } ) {
		const findings = made.flatMap( ( each ) => each.findings ).filter( ( each ) => each.severity === 'error' );
		const questions = made.length ? made[ 0 ].article.missing : [];
		const style = { listStyle: 'disc', paddingInlineStart: '1.2em' };
		const list = ( items, lang ) => el( 'ul', { style, lang, dir: lang && 'auto' }, ...items );
		const item = ( text, key ) => el( 'li', { key }, text );
		return el(
			Fragment,
			null,
			failures.map( ( each, key ) =>
				el( Notice, { key, status: 'error', isDismissible: false }, each.detail || each.message || each.language )
			),
			findings.length > 0 &&
				el(
					Notice,
					{ status: 'warning', isDismissible: false },
					__( 'Look at these again:', 'articlekit' ),
					list( findings.map( ( each, key ) => item( each.message, key ) ) )
				),
			questions.length > 0 &&
				el(
					'div',
					{ className: 'articlekit-questions' },
					el( 'p', null, __( 'What the note does not say:', 'articlekit' ) ),
					list(
						questions.map( ( each, key ) => item( each.question, key ) ),
						made[ 0 ].language
					)
				),
			drafts.length > 0 &&
				el(
					'div',
					{ className: 'articlekit-drafts' },
					el( 'p', null, __( 'Further drafts:', 'articlekit' ) ),
					list(
						drafts.map( ( { post, language } ) =>
							el(
								'li',
								{ key: post.id },
								el( 'a', { href: `post.php?post=${ post.id }&action=edit`, lang: language }, post.title.raw )
							)
						)
					)
				)
		);
	}

	function Panel() {
		const [ note, setNote ] = useState( '' );
		const [ languages, setLanguages ] = useState( [] );
		const [ known, setKnown ] = useState( [] );
		const [ engine, setEngine ] = useState( 'extractive' );
		const [ job, setJob ] = useState( null );
		const [ problem, setProblem ] = useState( '' );
		const [ told, setTold ] = useState( null );
		const run = useRef( 0 );

		useEffect( () => {
			apiFetch( { path: '/articlekit/v1/languages' } )
				.then( ( answer ) => setKnown( answer.languages.map( ( each ) => each.tag ) ) )
				.catch( () => {} ); // any tag can be typed as well
			return () => {
				run.current = 0;
			};
		}, [] );

		async function write() {
			const mine = ( run.current = Date.now() );
			const cancelled = () => run.current !== mine;
			setProblem( '' );
			setTold( null );
			setJob( {} );
			try {
				const data = { note, languages: engine === 'openai' ? languages : [], engine };
				const begun = await apiFetch( { path: '/articlekit/v1/articles', method: 'POST', data } );
				if ( cancelled() ) {
					stop( begun );
					return;
				}
				setJob( begun );
				const result = await follow( begun, cancelled );
				if ( result ) {
					await take( result );
				}
			} catch ( error ) {
				if ( ! cancelled() ) {
					setProblem( error.message || String( error ) );
				}
			}
			if ( ! cancelled() ) {
				setJob( null );
			}
		}

		function cancel() {
			run.current = 0;
			stop( job );
			setJob( null );
		}

		async function take( { articles, failures } ) {
			const [ first, ...others ] = articles;
			if ( first ) {
				insert( first );
			}
			const drafts = [];
			for ( const other of others ) {
				drafts.push( { post: await draft( other ), language: other.language } );
			}
			setTold( { made: articles, failures, drafts } );
			const count = articles.length;
			if ( count > 0 ) {
				/* translators: %d: number of articles. */
				const words = _n( 'The article is in the post.', '%d articles are written.', count, 'articlekit' );
				dispatch( 'core/notices' ).createSuccessNotice( sprintf( words, count ), { type: 'snackbar' } );
			}
		}

		const isBusy = job !== null;
		return el(
			PluginDocumentSettingPanel,
			{ name: 'articlekit', title: __( 'Article from a note', 'articlekit' ), className: 'articlekit-panel' },
			el( 'div', { style: { display: 'grid', gap: '16px' } }, ...controls() )
		);

		function controls() {
			return [
				el( TextareaControl, {
					key: 'note',
					label: __( 'Note', 'articlekit' ),
					help: __( 'Sentences, bullets, times, labelled fields: as they were typed.', 'articlekit' ),
					rows: 8,
					dir: 'auto',
					value: note,
					onChange: setNote,
					disabled: isBusy,
					__nextHasNoMarginBottom: true,
				} ),
				offered.model &&
					el( SelectControl, {
						key: 'engine',
						label: __( 'Written by', 'articlekit' ),
						value: engine,
						options: [
							{ value: 'extractive', label: __( 'rules, in the words of the note', 'articlekit' ) },
							{ value: 'openai', label: __( 'a language model, checked by rules', 'articlekit' ) },
						],
						onChange: setEngine,
						disabled: isBusy,
						__nextHasNoMarginBottom: true,
					} ),
				engine === 'openai' &&
					el( FormTokenField, {
						key: 'languages',
						label: __( 'Languages (the note’s own if none)', 'articlekit' ),
						value: languages,
						suggestions: known,
						onChange: setLanguages,
						disabled: isBusy,
						maxLength: 10,
						__experimentalValidateInput: ( tag ) => TAG.test( tag ),
						__experimentalExpandOnFocus: true,
						__nextHasNoMarginBottom: true,
					} ),
				problem &&
					el( Notice, { key: 'problem', status: 'error', onRemove: () => setProblem( '' ) }, problem ),
				el(
					'div',
					{ key: 'buttons' },
					el(
						Button,
						{ variant: 'primary', isBusy, disabled: isBusy || ! note.trim(), onClick: write },
						isBusy ? __( 'Writing…', 'articlekit' ) : __( 'Write the article', 'articlekit' )
					),
					isBusy && el( Button, { variant: 'tertiary', onClick: cancel }, __( 'Cancel', 'articlekit' ) )
				),
				told && el( Remarks, { key: 'told', ...told } ),
			];
		}
	}

	wp.plugins.registerPlugin( 'articlekit', { icon: 'edit-page', render: Panel } );
} )( window.wp );
