package org.minikisa.impact.api.analysis;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Prepares the units that a model's normalisers compare with: from raw data of many units to the set that is frozen in a
 * version of a model. The steps and their usual limits are those of the OECD/JRC Handbook on Constructing Composite
 * Indicators (2008) as COINr carries them out.
 */
@ProviderType
public interface ReferenceSets {

    /** The largest file. */
    int MOST_BYTES = 16_000_000;

    /**
     * Prepares a set and tells for each indicator and unit what was done.
     *
     * @param name what the input is called in messages, a file's name
     * @param csv UTF-8, a heading and a line for each unit, commas or semicolons between; numbers with a decimal point;
     *         empty, {@code NA} and {@code ..} are missing values
     * @throws org.minikisa.problem.api.InvalidInputException with all problems of the file and of the recipe
     */
    PreparedReference prepare(String name, byte[] csv, ReferenceRecipe recipe);
}
