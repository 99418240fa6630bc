<?php
/**
 * The panel in the editor.
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

/**
 * Loads the panel where posts are edited.
 */
function articlekit_enqueue_panel(): void {
	$screen = get_current_screen();
	if ( ! $screen || 'post' !== $screen->post_type || ! current_user_can( 'edit_posts' ) ) {
		return;
	}
	$packages = array( 'api-fetch', 'blocks', 'components', 'data', 'edit-post', 'element', 'hooks', 'i18n', 'notices', 'plugins' );
	$needed   = array();
	foreach ( $packages as $package ) {
		$needed[] = "wp-$package";
	}
	foreach ( array( 'language', 'panel' ) as $name ) {
		$source = plugins_url( "assets/$name.js", ARTICLEKIT_FILE );
		wp_enqueue_script( "articlekit-$name", $source, $needed, ARTICLEKIT_VERSION, true );
	}
	wp_set_script_translations( 'articlekit-panel', 'articlekit' );
	$known = array(
		'model'       => articlekit_offers_model(),
		'rightToLeft' => ARTICLEKIT_RIGHT_TO_LEFT,
	);
	wp_add_inline_script( 'articlekit-language', 'window.articlekit = ' . wp_json_encode( $known ) . ';', 'before' );
}
add_action( 'enqueue_block_editor_assets', 'articlekit_enqueue_panel' );
