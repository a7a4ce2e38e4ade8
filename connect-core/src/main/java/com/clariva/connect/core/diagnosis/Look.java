package com.clariva.connect.core.diagnosis;

import java.util.List;

/** A look at one part of the house. What cannot be judged is left out. */
public interface Look {

    /**
     * What is seen.
     *
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    List<Finding> look(Subject subject);
}
