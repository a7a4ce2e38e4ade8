package com.clariva.connect.simulator;

/** Where a request carried its token. */
public enum TokenCarrier {
    HEADER,
    /** In the address, where access logs keep it. */
    QUERY,
    FORM,
    NONE
}
