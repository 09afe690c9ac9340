/** TODO: what the model and its function are about. */
@RequireDeclarativeModels
package ${package};

import org.minikisa.impact.api.RequireDeclarativeModels;
