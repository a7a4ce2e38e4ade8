package com.clariva.connect.app.sandbox;

import com.clariva.connect.core.event.DoctorId;

/** The doctor who is signed in at the sandbox. Invented. */
final class DemoDoctor {
    static final DoctorId ID = DoctorId.of("6f1c3c1e-0f5e-4c57-9d0c-2b8b4f1c7a10");
    static final String NAME = "Dr. Ada Example";

    private DemoDoctor() {}
}
