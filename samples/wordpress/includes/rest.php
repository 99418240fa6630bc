<?php
/**
 * REST routes for the panel of the editor: they pass a note on, and tell how its job is getting on.
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

const ARTICLEKIT_ROUTES = 'articlekit/v1';
const ARTICLEKIT_TAG    = '^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$';
const ARTICLEKIT_JOB    = '/jobs/(?P<id>[A-Za-z0-9_-]{8,64})';

/**
 * Registers the routes. WordPress itself checks the nonce of a request that comes with a cookie.
 */
function articlekit_register_routes(): void {
	register_rest_route(
		ARTICLEKIT_ROUTES,
		'/articles',
		array(
			'methods'             => WP_REST_Server::CREATABLE,
			'callback'            => 'articlekit_begin',
			'permission_callback' => 'articlekit_may_write',
			'args'                => articlekit_order_schema(),
		)
	);
	register_rest_route(
		ARTICLEKIT_ROUTES,
		ARTICLEKIT_JOB,
		array(
			array(
				'methods'             => WP_REST_Server::READABLE,
				'callback'            => 'articlekit_follow',
				'permission_callback' => 'articlekit_may_follow',
			),
			array(
				'methods'             => WP_REST_Server::DELETABLE,
				'callback'            => 'articlekit_cancel',
				'permission_callback' => 'articlekit_may_follow',
			),
		)
	);
	register_rest_route(
		ARTICLEKIT_ROUTES,
		'/languages',
		array(
			'methods'             => WP_REST_Server::READABLE,
			'callback'            => 'articlekit_languages',
			'permission_callback' => 'articlekit_may_write',
		)
	);
}
add_action( 'rest_api_init', 'articlekit_register_routes' );

/**
 * What may be asked for.
 */
function articlekit_order_schema(): array {
	return array(
		'note'      => array(
			'type'      => 'string',
			'required'  => true,
			'minLength' => 1,
			'maxLength' => 200000,
		),
		'languages' => array(
			'type'     => 'array',
			'default'  => array(),
			'maxItems' => 10,
			'items'    => array(
				'type'    => 'string',
				'pattern' => ARTICLEKIT_TAG,
			),
		),
		'engine'    => array(
			'type'    => 'string',
			'default' => 'extractive',
			'enum'    => array( 'extractive', 'openai' ),
		),
	);
}

/**
 * Whether the user may write posts.
 */
function articlekit_may_write(): bool {
	return current_user_can( 'edit_posts' );
}

/**
 * Whether a job is the user's own.
 *
 * @param WP_REST_Request $request With the id of the job.
 */
function articlekit_may_follow( WP_REST_Request $request ): bool {
	return current_user_can( 'edit_posts' ) && get_current_user_id() === (int) get_transient( articlekit_job_key( $request['id'] ) );
}

/**
 * Where it is kept whose a job is.
 *
 * @param string $id Of the job.
 */
function articlekit_job_key( string $id ): string {
	return 'articlekit_job_' . md5( $id );
}

/**
 * Sends a note; the answer is a job, or the articles where they were done at once.
 *
 * @param WP_REST_Request $request The order.
 * @return array|WP_Error
 */
function articlekit_begin( WP_REST_Request $request ) {
	if ( 'openai' === $request['engine'] && ! articlekit_offers_model() ) {
		$message = __( 'The language model is switched off (Settings, articlekit).', 'articlekit' );
		return new WP_Error( 'articlekit_model', $message, array( 'status' => 403 ) );
	}
	$order = array(
		'note'     => array( 'text' => $request['note'] ),
		'engine'   => $request['engine'],
		'template' => 'wordpress',
	);
	if ( array() !== $request['languages'] ) {
		$order['languages'] = array_values( array_unique( $request['languages'] ) );
	}
	$answer = articlekit_request( 'POST', '/v1/articles', $order );
	if ( is_wp_error( $answer ) ) {
		return $answer;
	}
	if ( isset( $answer['articles'] ) ) {
		return array(
			'status' => 'done',
			'result' => $answer,
		);
	}
	if ( empty( $answer['id'] ) ) {
		$message = __( 'articlekit has sent neither articles nor a job: tell an administrator.', 'articlekit' );
		return new WP_Error( 'articlekit_absent', $message, array( 'status' => 502 ) );
	}
	set_transient( articlekit_job_key( (string) $answer['id'] ), get_current_user_id(), DAY_IN_SECONDS );
	return $answer;
}

/**
 * How a job is getting on.
 *
 * @param WP_REST_Request $request With the id of the job.
 * @return array|WP_Error
 */
function articlekit_follow( WP_REST_Request $request ) {
	return articlekit_request( 'GET', '/v1/jobs/' . rawurlencode( $request['id'] ) );
}

/**
 * Stops a job.
 *
 * @param WP_REST_Request $request With the id of the job.
 * @return array|WP_Error
 */
function articlekit_cancel( WP_REST_Request $request ) {
	return articlekit_request( 'DELETE', '/v1/jobs/' . rawurlencode( $request['id'] ) );
}

/**
 * The languages that articlekit knows, which hardly ever change.
 *
 * @return array|WP_Error
 */
function articlekit_languages() {
	$known = get_transient( 'articlekit_languages' );
	if ( is_array( $known ) ) {
		return $known;
	}
	$answer = articlekit_request( 'GET', '/v1/languages' );
	if ( ! is_wp_error( $answer ) ) {
		set_transient( 'articlekit_languages', $answer, HOUR_IN_SECONDS );
	}
	return $answer;
}
