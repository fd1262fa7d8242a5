package dev.reroll.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SlowReadersTest {

    @Test
    void cuts_off_who_takes_next_to_nothing_and_not_who_takes_enough() throws Exception {
        CountDownLatch cut = new CountDownLatch(1);
        AtomicBoolean wrongly = new AtomicBoolean();
        try (SlowReaders slow = new SlowReaders(0);
                SlowReaders.Sending fast = slow.watch(() -> wrongly.set(true))) {
            fast.hands(Integer.MAX_VALUE);
            try (SlowReaders.Sending dripping = slow.watch(cut::countDown)) {
                dripping.hands(1);
                assertThat(cut.await(60, TimeUnit.SECONDS)).isTrue();
            }
        }
        assertThat(wrongly).isFalse();
    }
}
