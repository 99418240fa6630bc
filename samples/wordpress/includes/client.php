<?php
/**
 * The client of articlekit's HTTP API. The browser never talks to it: the token is for the server alone.
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

const ARTICLEKIT_MOST_BYTES = 4000000;
const ARTICLEKIT_SECONDS    = 15;

/**
 * Sends a request to the API.
 *
 * @param string     $method HTTP method.
 * @param string     $path   Path, such as /v1/articles.
 * @param array|null $body   What is sent as JSON.
 * @return array|WP_Error The JSON of the answer, with `status` of the response under `http`; an error with its HTTP status.
 */
function articlekit_request( string $method, string $path, ?array $body = null ) {
	if ( '' === articlekit_address() ) {
		$message = __( 'The address of articlekit is not set: ask an administrator (Settings, articlekit).', 'articlekit' );
		return new WP_Error( 'articlekit_unset', $message, array( 'status' => 503 ) );
	}
	$headers = array(
		'Accept' => 'application/json',
		'Prefer' => 'respond-async',
	);
	if ( '' !== articlekit_token() ) {
		$headers['Authorization'] = 'Bearer ' . articlekit_token();
	}
	if ( null !== $body ) {
		$headers['Content-Type'] = 'application/json';
	}
	$response = wp_remote_request(
		articlekit_address() . $path,
		array(
			'method'              => $method,
			'headers'             => $headers,
			'body'                => null === $body ? null : wp_json_encode( $body ),
			'timeout'             => ARTICLEKIT_SECONDS,
			'redirection'         => 0,
			'limit_response_size' => ARTICLEKIT_MOST_BYTES,
		)
	);
	return articlekit_answer( $response );
}

/**
 * What an answer of the API means.
 *
 * @param array|WP_Error $response As WordPress's HTTP functions give it.
 * @return array|WP_Error
 */
function articlekit_answer( $response ) {
	if ( is_wp_error( $response ) ) {
		$message = __( 'articlekit cannot be reached: try again, or tell an administrator.', 'articlekit' );
		return new WP_Error( 'articlekit_unreachable', $message, array( 'status' => 502 ) );
	}
	$status = (int) wp_remote_retrieve_response_code( $response );
	$values = json_decode( wp_remote_retrieve_body( $response ), true );
	if ( 401 === $status || 403 === $status ) {
		$message = __( 'articlekit does not take the token: tell an administrator (Settings, articlekit).', 'articlekit' );
		return new WP_Error( 'articlekit_token', $message, array( 'status' => 502 ) );
	}
	if ( $status >= 400 && is_array( $values ) && isset( $values['detail'] ) ) {
		$message = sanitize_text_field( (string) $values['detail'] );
		return new WP_Error( 'articlekit_refused', $message, array( 'status' => $status < 500 ? $status : 502 ) );
	}
	if ( $status < 200 || $status >= 300 || ( 204 !== $status && ! is_array( $values ) ) ) {
		/* translators: %d: an HTTP status. */
		$message = sprintf( __( 'There is no articlekit at its address (status %d): tell an administrator.', 'articlekit' ), $status );
		return new WP_Error( 'articlekit_absent', $message, array( 'status' => 502 ) );
	}
	return is_array( $values ) ? $values : array();
}
