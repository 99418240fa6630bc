<?php
/**
 * What a post knows of its article: its language, and by which key and in which state it was sent.
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

const ARTICLEKIT_RIGHT_TO_LEFT = array( 'ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi' );

// What articlekit publish sends for programs, as attributes of an HTML element.
const ARTICLEKIT_RECORD = array( 'data-digital-source-type', 'data-version', 'data-status', 'data-reviewed-by', 'data-reviewed-at' );

/**
 * Registers the meta fields, which editors alone see: articlekit publish reads and writes them.
 */
function articlekit_register_meta(): void {
	foreach ( array( 'articlekit_language', 'articlekit_record', 'articlekit_key', 'articlekit_digest' ) as $name ) {
		register_post_meta(
			'post',
			$name,
			array(
				'type'              => 'string',
				'single'            => true,
				'default'           => '',
				'sanitize_callback' => 'wp_check_invalid_utf8', // They are escaped where they are printed.
				'auth_callback'     => 'articlekit_may_edit_meta',
				'show_in_rest'      => array( 'schema' => array( 'context' => array( 'edit' ) ) ),
			)
		);
	}
}
add_action( 'init', 'articlekit_register_meta' );

/**
 * Whether the user may change a meta field of a post.
 *
 * @param bool   $allowed Whether WordPress would allow it.
 * @param string $name    Of the field.
 * @param int    $post    Number of the post.
 */
function articlekit_may_edit_meta( $allowed, string $name, int $post ): bool {
	return current_user_can( 'edit_post', $post );
}

/**
 * Lets editors look for the post of a key.
 *
 * @param array           $query   Of the posts.
 * @param WP_REST_Request $request What was asked.
 */
function articlekit_query_by_key( array $query, WP_REST_Request $request ): array {
	if ( is_string( $request['articlekit_key'] ) && current_user_can( 'edit_posts' ) ) {
		// phpcs:ignore WordPress.DB.SlowDBQuery -- once for each article that is sent.
		$query['meta_query'] = array(
			array(
				'key'   => 'articlekit_key',
				'value' => $request['articlekit_key'],
			),
		);
	}
	return $query;
}
add_filter( 'rest_post_query', 'articlekit_query_by_key', 10, 2 );

/**
 * Tells browsers the language of an article where it is not the site's, and programs how it was made.
 *
 * @param string $content Of the post.
 */
function articlekit_wrap( string $content ): string {
	$post       = (int) get_the_ID();
	$attributes = articlekit_language_attributes( (string) get_post_meta( $post, 'articlekit_language', true ) );
	$record     = json_decode( (string) get_post_meta( $post, 'articlekit_record', true ), true );
	foreach ( ARTICLEKIT_RECORD as $name ) {
		if ( isset( $record[ $name ] ) && is_string( $record[ $name ] ) ) {
			$attributes[ $name ] = $record[ $name ];
		}
	}
	if ( array() === $attributes || is_admin() ) {
		return $content;
	}
	$written = '';
	foreach ( $attributes as $name => $value ) {
		$written .= sprintf( ' %s="%s"', $name, esc_attr( $value ) );
	}
	return "<div$written>$content</div>";
}
add_filter( 'the_content', 'articlekit_wrap', 20 );

/**
 * Tells browsers the language of a title, in themes that are made of blocks; others print it in attributes too.
 *
 * @param string   $html  Of the block.
 * @param array    $block As it was parsed.
 * @param WP_Block $made  The block, with its post.
 */
function articlekit_mark_title( string $html, array $block, WP_Block $made ): string {
	$post = (int) ( $made->context['postId'] ?? 0 );
	$tags = new WP_HTML_Tag_Processor( $html );
	if ( $tags->next_tag() ) {
		$language = (string) get_post_meta( $post, 'articlekit_language', true );
		foreach ( articlekit_language_attributes( $language ) as $name => $value ) {
			$tags->set_attribute( $name, $value );
		}
	}
	return $tags->get_updated_html();
}
add_filter( 'render_block_core/post-title', 'articlekit_mark_title', 10, 3 );

/**
 * The attributes of a text in a language; none where it is the site's.
 *
 * @param string $tag Language tag.
 */
function articlekit_language_attributes( string $tag ): array {
	if ( ! preg_match( '/' . ARTICLEKIT_TAG . '/', $tag ) ) {
		return array();
	}
	$primary = strtolower( strtok( $tag, '-' ) );
	if ( strtolower( strtok( get_bloginfo( 'language' ), '-' ) ) === $primary ) {
		return array();
	}
	return array(
		'lang' => $tag,
		'dir'  => in_array( $primary, ARTICLEKIT_RIGHT_TO_LEFT, true ) ? 'rtl' : 'ltr',
	);
}
