package com.clariva.connect.core.reply;

import com.clariva.connect.core.Port;
import com.clariva.connect.core.event.InstagramId;
import java.util.Collection;

/**
 * The texts that are kept of replies which have ended.
 *
 * <h2>Guarantees</h2>
 *
 * <ul>
 *   <li>An erased text is not readable in the store, nor is it compared with any more: a reply is then the same as
 *       whatever is asked for under its key.
 *   <li>What became of the reply stays known.
 * </ul>
 *
 * <p>{@code ReplyTextsContract} in the test kit holds every implementation to this.
 */
@Port
public interface ReplyTexts {

    /**
     * Erases the texts of those replies of {@code account} of which a part was sent as one of these messages. A reply of
     * which a part still waits keeps its text until that has ended. May be repeated.
     *
     * @return how many were erased
     * @throws com.clariva.connect.core.ConnectException.StorageUnavailable if the store gives no answer
     */
    int erase(InstagramId account, Collection<String> messageIds);
}
