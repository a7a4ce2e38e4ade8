/** The command about app secrets and verify tokens. */
@NullMarked
package com.clariva.connect.app.secrets;

import org.jspecify.annotations.NullMarked;
