package com.clariva.connect.core.account;

/** The kinds of Instagram accounts. Only professional ones receive webhooks. */
public enum AccountType {
    BUSINESS,
    CREATOR,
    PERSONAL;

    public boolean isProfessional() {
        return this != PERSONAL;
    }
}
