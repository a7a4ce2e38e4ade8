package com.clariva.connect.simulator;

import java.util.List;

/** The accounts and persons every simulator starts with. All are invented. */
public final class Sample {
    public static final Account DR_EXAMPLE =
            Account.business("17841400000000001", "dr.example").named("Dr. Example");
    public static final Account CLINIC =
            Account.business("17841400000000002", "clinic.example").named("Example Clinic");
    public static final Account CREATOR = Account.business("17841400000000003", "skin.with.mira")
            .named("Mira Exámple ✨")
            .ofType(AccountType.MEDIA_CREATOR)
            .withoutPicture();
    /** Not professional: linking it must be refused. */
    public static final Account PERSONAL = Account.business("17841400000000004", "private.person")
            .named("Private Person")
            .ofType(AccountType.PERSONAL);
    /** For the doctor who connects only after a patient has written. */
    public static final Account LATECOMER =
            Account.business("17841400000000005", "dr.latecomer").named("Dr. Latecomer");

    public static final Person JANE = new Person("1234567890123456", "patient.example", "Jane Patient");
    public static final Person IVAN = new Person("2234567890123456", "ivan.example", "Иван Пример");
    public static final Person YUKI = new Person("3234567890123456", "yuki.example", "例 ゆき");

    private Sample() {}

    static List<Account> accounts() {
        return List.of(DR_EXAMPLE, CLINIC, CREATOR, PERSONAL, LATECOMER);
    }

    static List<Person> persons() {
        return List.of(JANE, IVAN, YUKI);
    }
}
