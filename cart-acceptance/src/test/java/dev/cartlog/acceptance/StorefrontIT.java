package dev.cartlog.acceptance;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The shop and the console in a real Chromium in front of the real services, one of which is killed now and then. */
@ExtendWith(SharedPlatform.class)
class StorefrontIT {
    @Test
    void everyBrowserScenarioHolds(SharedPlatform.Handle shared) throws Exception {
        BrowserScenarios.hold(shared.now(), Map.of());
    }
}
