package com.clariva.connect.app.visit;

import java.io.IOException;
import java.io.Serial;
import java.net.URI;

/** Nobody answered at an address. */
public final class UnreachableException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    UnreachableException(URI address, IOException cause) {
        super("no answer from " + address.getAuthority() + address.getPath(), cause);
    }
}
