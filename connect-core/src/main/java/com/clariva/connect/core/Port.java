package com.clariva.connect.core;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks an interface that core calls and an adapter implements.
 *
 * <p>The architecture test gives the mark its meaning: a port is a public interface, speaks only in
 * core and JDK types, has at most six methods, and has a contract of the same name in the test kit.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Port {}
