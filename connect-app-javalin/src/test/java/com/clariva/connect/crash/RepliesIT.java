package com.clariva.connect.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code mvn verify -Preplies -Dreplies=10000 -Dkills=50 -Dinstances=2}; a few of it in every {@code mvn verify}. */
class RepliesIT {
    private static final Logger LOG = LoggerFactory.getLogger(RepliesIT.class);

    @Test
    void nobodyReceivesAMessageTwiceAndEveryReplyEndsInATrueState() throws IOException, InterruptedException {
        Path folder = Path.of("target", "replies").toAbsolutePath();
        ReplyPlan plan = new ReplyPlan(
                Integer.getInteger("replies", 240),
                Integer.getInteger("kills", 2),
                Integer.getInteger("instances", 1),
                Seed.of(folder),
                folder);
        Tally tally = new Tally();

        ReplyCheck check = ReplyRig.run(plan, tally);

        LOG.info("Seed {}: {}", plan.seed(), tally.counts());
        new ReplyReport(plan, tally).write();
        assertThat(check.violations()).as("with seed " + plan.seed()).isEmpty();
        assertThat(tally.get(ReplyCheck.REPLIES)).isEqualTo(plan.replies());
    }
}
