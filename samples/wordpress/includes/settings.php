<?php
/**
 * Settings: where the HTTP API is, and the token that it lets us in with. Both stay on the server.
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

/**
 * The address of the API, without a slash at its end; empty where none is set.
 */
function articlekit_address(): string {
	return untrailingslashit( (string) get_option( 'articlekit_address', '' ) );
}

/**
 * The token of the API; empty where it needs none. A constant in wp-config.php goes before the setting.
 */
function articlekit_token(): string {
	return defined( 'ARTICLEKIT_TOKEN' ) ? (string) ARTICLEKIT_TOKEN : (string) get_option( 'articlekit_token', '' );
}

/**
 * Whether writers may ask for a language model, which may cost money.
 */
function articlekit_offers_model(): bool {
	return (bool) get_option( 'articlekit_model', false );
}

/**
 * Registers the settings and what is allowed in them.
 */
function articlekit_register_settings(): void {
	$group = 'articlekit';
	register_setting(
		$group,
		'articlekit_address',
		array(
			'type'              => 'string',
			'sanitize_callback' => 'articlekit_sanitize_address',
		)
	);
	register_setting(
		$group,
		'articlekit_token',
		array(
			'type'              => 'string',
			'sanitize_callback' => 'articlekit_sanitize_token',
		)
	);
	register_setting( $group, 'articlekit_model', array( 'type' => 'boolean' ) );

	add_settings_section( 'articlekit_api', __( 'HTTP API', 'articlekit' ), '__return_null', $group );
	$fields = array(
		'articlekit_address' => array( __( 'Address', 'articlekit' ), 'articlekit_print_address' ),
		'articlekit_token'   => array( __( 'Token', 'articlekit' ), 'articlekit_print_token' ),
		'articlekit_model'   => array( __( 'Language model', 'articlekit' ), 'articlekit_print_model' ),
	);
	foreach ( $fields as $name => list( $label, $printer ) ) {
		add_settings_field( $name, $label, $printer, $group, 'articlekit_api', array( 'label_for' => $name ) );
	}
}
add_action( 'admin_init', 'articlekit_register_settings' );

/**
 * Takes an address that the token may be sent to; otherwise the one before stays.
 *
 * @param mixed $value What was typed.
 */
function articlekit_sanitize_address( $value ): string {
	$address = untrailingslashit( esc_url_raw( trim( (string) $value ), array( 'http', 'https' ) ) );
	if ( '' === $address ) {
		if ( '' !== trim( (string) $value ) ) {
			add_settings_error( 'articlekit_address', 'address', __( 'This is no address of a server.', 'articlekit' ) );
			return articlekit_address();
		}
		return '';
	}
	$is_here = in_array( wp_parse_url( $address, PHP_URL_HOST ), array( 'localhost', '127.0.0.1', '[::1]' ), true );
	if ( 'https' !== wp_parse_url( $address, PHP_URL_SCHEME ) && ! $is_here ) {
		$message = __( 'The token would be sent in the clear: give an address with https.', 'articlekit' );
		add_settings_error( 'articlekit_address', 'https', $message );
		return articlekit_address();
	}
	return $address;
}

/**
 * Takes a new token. The page never has the old one: an empty field leaves it, and a minus sign removes it.
 *
 * @param mixed $value What was typed.
 */
function articlekit_sanitize_token( $value ): string {
	$token = preg_replace( '/[^\x21-\x7e]/', '', (string) $value );
	if ( '' === $token ) {
		return (string) get_option( 'articlekit_token', '' );
	}
	return '-' === $token ? '' : $token;
}

/**
 * Prints the field for the address.
 */
function articlekit_print_address(): void {
	printf(
		'<input type="url" id="articlekit_address" name="articlekit_address" class="regular-text code" value="%s" placeholder="https://">',
		esc_attr( articlekit_address() )
	);
	echo '<p class="description">' . esc_html__( 'Where articlekit serve answers.', 'articlekit' ) . '</p>';
}

/**
 * Prints the field for the token, without the token.
 */
function articlekit_print_token(): void {
	if ( defined( 'ARTICLEKIT_TOKEN' ) ) {
		echo '<p>' . esc_html__( 'It is in wp-config.php (ARTICLEKIT_TOKEN).', 'articlekit' ) . '</p>';
		return;
	}
	echo '<input type="password" id="articlekit_token" name="articlekit_token" class="regular-text" value="" autocomplete="off">';
	$help = '' === articlekit_token()
		? __( 'None is set. articlekit token create --scope articles makes one.', 'articlekit' )
		: __( 'One is set, and is not shown. Leave this empty to keep it; a minus sign removes it.', 'articlekit' );
	echo '<p class="description">' . esc_html( $help ) . '</p>';
}

/**
 * Prints the box that offers a language model.
 */
function articlekit_print_model(): void {
	printf(
		'<label><input type="checkbox" id="articlekit_model" name="articlekit_model" value="1" %s> %s</label>',
		checked( articlekit_offers_model(), true, false ),
		esc_html__( 'Writers may choose the language model of the server', 'articlekit' )
	);
}

/**
 * Adds the page to the menu of settings.
 */
function articlekit_add_settings_page(): void {
	add_options_page( 'articlekit', 'articlekit', 'manage_options', 'articlekit', 'articlekit_print_settings_page' );
}
add_action( 'admin_menu', 'articlekit_add_settings_page' );

/**
 * Prints the page of settings; options.php checks nonce and capability when it is sent.
 */
function articlekit_print_settings_page(): void {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	echo '<div class="wrap"><h1>articlekit</h1><form action="options.php" method="post">';
	settings_fields( 'articlekit' );
	do_settings_sections( 'articlekit' );
	submit_button();
	echo '</form></div>';
}
