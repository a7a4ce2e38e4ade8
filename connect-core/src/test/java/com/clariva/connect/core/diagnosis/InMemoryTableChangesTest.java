package com.clariva.connect.core.diagnosis;

import com.clariva.connect.testkit.InMemoryTableChanges;
import com.clariva.connect.testkit.Outage;
import com.clariva.connect.testkit.TableChangesContract;

class InMemoryTableChangesTest extends TableChangesContract {

    @Override
    protected TableChanges prepared() {
        return new InMemoryTableChanges(new Outage());
    }

    @Override
    protected Behind behind() {
        InMemoryTableChanges changes = new InMemoryTableChanges(new Outage());
        changes.lack("12 last replies", "13 running instances");
        return new Behind(changes, "12 last replies", "13 running instances");
    }

    @Override
    protected TableChanges unreachable() {
        return new InMemoryTableChanges(Outage.lasting());
    }
}
