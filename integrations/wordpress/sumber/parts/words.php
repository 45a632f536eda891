<?php

/**
 * What the plugin says in other languages: one file of sentences each, `languages/<code>.json`, for PHP and the panel.
 */

namespace Sumber\Words;

/** The sentence in the language of whoever is logged in; English where a language lacks it. */
function translate(string $translation, string $english): string
{
    return sentences()[$english][0] ?? $translation;
}

/**
 * All sentences of the current language by their English, in the shape that wp.i18n.setLocaleData takes.
 *
 * @return array<string, string[]>
 */
function sentences(): array
{
    static $known = [];
    $code = strtok(determine_locale(), '_-');
    if (!isset($known[$code])) {
        $file = dirname(__DIR__) . '/languages/' . sanitize_key($code) . '.json';
        $known[$code] = is_readable($file) ? wp_json_file_decode($file, ['associative' => true]) : [];
    }
    return $known[$code];
}
