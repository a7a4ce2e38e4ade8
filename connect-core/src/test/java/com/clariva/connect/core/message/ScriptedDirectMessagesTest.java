package com.clariva.connect.core.message;

import com.clariva.connect.core.Refusal;
import com.clariva.connect.testkit.DirectMessagesContract;
import com.clariva.connect.testkit.ScriptedDirectMessages;
import java.util.List;

class ScriptedDirectMessagesTest extends DirectMessagesContract {
    private final ScriptedDirectMessages directMessages = new ScriptedDirectMessages();

    @Override
    protected DirectMessages directMessages() {
        return directMessages;
    }

    @Override
    protected void refuses(Refusal refusal) {
        directMessages.refuses(refusal);
    }

    @Override
    protected void isIn(Trouble trouble) {
        directMessages.losesItsAnswers();
    }

    @Override
    protected List<String> textsTaken() {
        return directMessages.taken().stream()
                .map(taken -> taken.text().value())
                .toList();
    }
}
