<?php
/**
 * Plugin Name:       articlekit
 * Description:       Turns an incident note into an article, in the block editor, by way of articlekit's HTTP API.
 * Version:           0.1.0
 * Requires at least: 6.5
 * Requires PHP:      7.4
 * License:           MIT
 * Text Domain:       articlekit
 *
 * @package Articlekit
 */

defined( 'ABSPATH' ) || exit;

define( 'ARTICLEKIT_VERSION', '0.1.0' );
define( 'ARTICLEKIT_FILE', __FILE__ );

require_once __DIR__ . '/includes/settings.php';
require_once __DIR__ . '/includes/client.php';
require_once __DIR__ . '/includes/rest.php';
require_once __DIR__ . '/includes/posts.php';
require_once __DIR__ . '/includes/editor.php';
