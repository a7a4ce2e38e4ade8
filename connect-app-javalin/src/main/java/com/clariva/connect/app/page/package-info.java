/**
 * What a doctor sees: the settings page, in the doctor's language.
 *
 * <p>{@link com.clariva.connect.app.page.SettingsPage} turns what is known of a connection into HTML. Its markup
 * stands in {@code settings.mustache}, every sentence in {@code texts_en.properties} and {@code
 * texts_hi.properties}, beside the style sheet and the script, without which the page works too. Nothing here
 * knows HTTP, and nothing technical gets through: no id, no code, no cause.
 */
@NullMarked
package com.clariva.connect.app.page;

import org.jspecify.annotations.NullMarked;
