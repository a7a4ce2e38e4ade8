package com.clariva.connect.adapters.plantedtoo;

/** An adapter that another adapter knows. */
public final class Other {
    private Other() {}
}
