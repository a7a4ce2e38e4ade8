package com.clariva.connect.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.clariva.connect.core.ConnectException;
import com.clariva.connect.core.diagnosis.TableChanges;
import org.junit.jupiter.api.Test;

/** What all {@link TableChanges} promise. */
public abstract class TableChangesContract {

    /** A store that this version has prepared. */
    protected abstract TableChanges prepared();

    /** A store that lacks the last two changes of this version, and what they are called. */
    protected abstract Behind behind();

    protected abstract TableChanges unreachable();

    /** A store that lacks changes, and their names in their order. */
    public record Behind(TableChanges changes, String first, String second) {}

    @Test
    void nothingIsPendingWhereThisVersionHasBeen() {
        assertThat(prepared().pending()).isEmpty();
    }

    @Test
    void whatIsPendingIsNamedInItsOrderAndStaysPending() {
        Behind behind = behind();

        assertThat(behind.changes().pending()).containsExactly(behind.first(), behind.second());
        assertThat(behind.changes().pending()).hasSize(2);
    }

    @Test
    void storeThatIsAwaySaysSo() {
        TableChanges away = unreachable();

        assertThatThrownBy(away::pending).isInstanceOf(ConnectException.StorageUnavailable.class);
    }
}
