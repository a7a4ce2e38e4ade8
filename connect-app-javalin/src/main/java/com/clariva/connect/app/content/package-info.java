/** What others ask us to send, as JSON: read strictly, so that nothing is sent that nobody meant. */
@NullMarked
package com.clariva.connect.app.content;

import org.jspecify.annotations.NullMarked;
