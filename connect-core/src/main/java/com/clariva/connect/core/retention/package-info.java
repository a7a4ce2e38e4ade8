/**
 * Forgetting what is no longer needed.
 *
 * <p>{@link com.clariva.connect.core.retention.ForgetOld} comes round every minute, on one instance at a
 * time. {@link com.clariva.connect.core.retention.ReviewParked} lets go what has waited too long for a
 * doctor.
 */
@NullMarked
package com.clariva.connect.core.retention;

import org.jspecify.annotations.NullMarked;
