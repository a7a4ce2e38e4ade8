package com.clariva.connect.app.tour;

import com.clariva.connect.core.event.DoctorId;
import com.clariva.connect.simulator.Account;
import com.clariva.connect.simulator.Person;
import com.clariva.connect.simulator.SimulatedInstagram;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * Who plays in a tour. All are invented anew each time, so that a Redis which an earlier tour has used knows
 * none of them.
 */
final class Cast {
    private final SecureRandom random = new SecureRandom();
    private final SimulatedInstagram instagram;

    /** Linked first, and by nobody else. */
    final Account practice;

    final Account clinic;

    /** Written to before anybody links it. */
    final Account latecomer;

    final Person jane;
    final Person ivan;

    Cast(SimulatedInstagram instagram) {
        this.instagram = instagram;
        practice = account("tour.practice");
        clinic = account("tour.clinic");
        latecomer = account("tour.latecomer");
        jane = person("tour.jane", "Jane Patient");
        ivan = person("tour.ivan", "Иван Пример");
    }

    static DoctorId doctor() {
        return new DoctorId(UUID.randomUUID());
    }

    private Account account(String username) {
        return instagram.account(Account.business("17841" + digits(12), username));
    }

    private Person person(String username, String name) {
        return instagram.person(new Person("1" + digits(15), username, name));
    }

    private String digits(int count) {
        return random.ints(count, 0, 10)
                .collect(StringBuilder::new, StringBuilder::append, StringBuilder::append)
                .toString();
    }
}
