<?php
/**
 * What a post knows of its article: its language, and by which key and in which state it was sent.
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

const ARTICLEKIT_RIGHT_TO_LEFT = array( 'ar', 'ckb', 'dv', 'fa', 'he', 'ps', 'sd', 'ug', 'ur', 'yi' );

/**
 * Registers the meta fields, which editors alone see: articlekit publish reads and writes them.
 */
function articlekit_register_meta(): void {
	foreach ( array( 'articlekit_language', 'articlekit_key', 'articlekit_digest' ) as $name ) {
		register_post_meta(
			'post',
			$name,
			array(
				'type'              => 'string',
				'single'            => true,
				'default'           => '',
				'sanitize_callback' => 'sanitize_text_field',
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
 * Tells browsers the language of an article where it is not the site's.
 *
 * @param string $content Of the post.
 */
function articlekit_mark_language( string $content ): string {
	$tag = (string) get_post_meta( (int) get_the_ID(), 'articlekit_language', true );
	if ( ! preg_match( '/' . ARTICLEKIT_TAG . '/', $tag ) || is_admin() ) {
		return $content;
	}
	$primary = strtolower( strtok( $tag, '-' ) );
	if ( strtolower( strtok( get_bloginfo( 'language' ), '-' ) ) === $primary ) {
		return $content;
	}
	$direction = in_array( $primary, ARTICLEKIT_RIGHT_TO_LEFT, true ) ? 'rtl' : 'ltr';
	return sprintf( '<div lang="%s" dir="%s">%s</div>', esc_attr( $tag ), $direction, $content );
}
add_filter( 'the_content', 'articlekit_mark_language', 20 );
