/**
 * The whole house under observation: secrets and patients' words that can be recognised are sent through all of it,
 * and then looked for in everything that was logged, stored, measured and answered.
 *
 * <p>{@link com.clariva.connect.house.WholeHouseIT} is the test. {@link com.clariva.connect.house.Canaries} are what
 * is sent, {@link com.clariva.connect.house.Disguises} how it could still be read, and
 * {@link com.clariva.connect.house.Places} where it is looked for.
 */
@NullMarked
package com.clariva.connect.house;

import org.jspecify.annotations.NullMarked;
