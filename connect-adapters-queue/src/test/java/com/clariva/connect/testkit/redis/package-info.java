/** A real Redis for tests: {@link com.clariva.connect.testkit.redis.RedisServer}. */
@NullMarked
package com.clariva.connect.testkit.redis;

import org.jspecify.annotations.NullMarked;
