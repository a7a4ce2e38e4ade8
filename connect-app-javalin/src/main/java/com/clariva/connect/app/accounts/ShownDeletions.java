package com.clariva.connect.app.accounts;

import java.util.List;

/**
 * Deletions, as JSON shows them.
 *
 * @param ids how many the file lists
 * @param known how many of them were linked here
 * @param deletions what was ordered; none in a dry run
 */
record ShownDeletions(boolean dryRun, int ids, int known, List<One> deletions) {
    ShownDeletions {
        deletions = List.copyOf(deletions);
    }

    /**
     * One deletion.
     *
     * @param code whoever has it may see how far the deletion is
     */
    record One(String id, boolean known, String code) {
        /** One line, its columns in one order. */
        String line() {
            return id + "  " + (known ? "deletion ordered" : "not known here") + "  " + code;
        }
    }
}
