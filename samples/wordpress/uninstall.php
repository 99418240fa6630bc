<?php
/**
 * Leaves no setting, and above all no token, behind.
 *
 * @package Articlekit
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

foreach ( array( 'articlekit_address', 'articlekit_token', 'articlekit_model' ) as $articlekit_option ) {
	delete_option( $articlekit_option );
}
