<?php
/**
 * Installs WordPress and prints, as JSON, the application password of each user.
 *
 * Usage: php install.php FOLDER ADDRESS
 */

define( 'WP_INSTALLING', true );
list( , $folder, $address ) = $argv;
$_SERVER['HTTP_HOST']       = parse_url( $address, PHP_URL_HOST ) . ':' . parse_url( $address, PHP_URL_PORT );
$_SERVER['REQUEST_URI']     = '/';
require $folder . '/wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

function wp_mail() { // Nobody is to be told.
	return true;
}

wp_install( 'The Valmont Courier', 'admin', 'admin@example.org', false, '', 'admin' );
update_option( 'permalink_structure', '/%postname%/' );
flush_rewrite_rules();
foreach ( array( 'editor', 'author', 'contributor', 'subscriber' ) as $role ) {
	wp_insert_user(
		array(
			'user_login' => $role,
			'user_pass'  => $role,
			'user_email' => "$role@example.org",
			'role'       => $role,
		)
	);
}
$passwords = array();
foreach ( get_users() as $user ) {
	$made = WP_Application_Passwords::create_new_application_password( $user->ID, array( 'name' => 'articlekit' ) );

	$passwords[ $user->user_login ] = WP_Application_Passwords::chunk_password( $made[0] );
}
echo wp_json_encode( $passwords );
