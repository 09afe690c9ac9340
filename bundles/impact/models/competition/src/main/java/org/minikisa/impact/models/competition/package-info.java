/**
 * The model of how well a competition worked, and the source of its values: the competition itself.
 */
@RequireDeclarativeModels
package org.minikisa.impact.models.competition;

import org.minikisa.impact.api.RequireDeclarativeModels;
