package org.minikisa.competition.api;

import java.math.BigDecimal;

/** Which rank equal tenders get. Two best ones of three are ranked as stated; announced, because it can decide an award. */
public enum SharedRank {
    /** 1, 1, 3: the first of their places, as in the comparison table itself. */
    FIRST {
        @Override
        public BigDecimal of(int place, int equal, int group) {
            return BigDecimal.valueOf(place);
        }
    },
    /** 1.5, 1.5, 3.0: the mean of their places; all ranks always sum to the same. */
    MEAN {
        @Override
        public BigDecimal of(int place, int equal, int group) {
            return BigDecimal.valueOf(10L * place + 5L * (equal - 1), 1);
        }
    },
    /** 2, 2, 3: the last of their places. */
    LAST {
        @Override
        public BigDecimal of(int place, int equal, int group) {
            return BigDecimal.valueOf(place + equal - 1L);
        }
    },
    /** 1, 1, 2: no rank is left out. */
    DENSE {
        @Override
        public BigDecimal of(int place, int equal, int group) {
            return BigDecimal.valueOf(group);
        }
    };

    /**
     * The rank of some equal tenders.
     *
     * @param place the first of their places, from 1
     * @param equal how many they are, from 1
     * @param group how many different ranks there are up to theirs, from 1
     */
    public abstract BigDecimal of(int place, int equal, int group);
}
