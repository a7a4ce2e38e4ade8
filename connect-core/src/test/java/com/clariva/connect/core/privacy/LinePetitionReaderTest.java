package com.clariva.connect.core.privacy;

import com.clariva.connect.testkit.LinePetitionReader;
import com.clariva.connect.testkit.PetitionReaderContract;

class LinePetitionReaderTest extends PetitionReaderContract {
    @Override
    protected PetitionReader reader() {
        return new LinePetitionReader();
    }
}
