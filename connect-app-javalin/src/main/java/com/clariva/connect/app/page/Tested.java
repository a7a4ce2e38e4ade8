package com.clariva.connect.app.page;

/** What came of a doctor's test. */
public enum Tested {
    /** Instagram said how the account is, well or not. */
    ANSWERED,
    SILENT,
    /** It was tested a moment ago, and was not tested again. */
    TOO_SOON
}
