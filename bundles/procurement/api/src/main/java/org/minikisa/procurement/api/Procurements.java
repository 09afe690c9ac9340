package org.minikisa.procurement.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.minikisa.problem.api.InvalidInputException;
import org.osgi.annotation.versioning.ProviderType;

/** The purchasing body that this installation serves. Lists come in the order they were loaded in. */
@ProviderType
public interface Procurements {

    /**
     * Brings what is kept up to this body: adds and changes; what it does not mention stays, since cases and
     * competitions may refer to it. Loading the same again changes nothing. Appends {@link ProcurementBodyLoaded} when
     * anything changed.
     *
     * @return how many rows were added or changed; 0 for a body that is loaded already
     * @throws InvalidInputException with all problems of the body; nothing of it has been loaded then
     */
    int load(ProcurementBody body);

    /**
     * Everything that was loaded and has been decided since, as it can be loaded elsewhere: loading it here changes nothing.
     * Base values, which need two people, and applications are not part of it.
     */
    default ProcurementBody body() {
        return new ProcurementBody(bodyName(), categories(), jointProcurements(), customers(), suppliers(), figures());
    }

    /** The name of the body that was loaded last; empty before the first one. */
    String bodyName();

    List<Category> categories();

    List<JointProcurement> jointProcurements();

    Optional<JointProcurement> find(JointProcurementId id);

    List<Customer> customers();

    Optional<Customer> customer(CustomerId id);

    /**
     * The customer whose people write from this domain or from one below it: {@code mail.itaranta.example} finds
     * {@code itaranta.example}. The longest match wins; case does not matter.
     */
    Optional<Customer> customerOfMailDomain(String domain);

    /** The only customer with this business id; empty where several share it. */
    default Optional<Customer> customerOf(BusinessId id) {
        List<Customer> customers = customers().stream()
                .filter(customer ->
                        customer.businessId().flatMap(BusinessId::of).equals(Optional.of(id)))
                .toList();
        return customers.size() == 1 ? Optional.of(customers.get(0)) : Optional.empty();
    }

    List<Supplier> suppliers();

    Optional<Supplier> supplier(SupplierId id);

    /** By code, then by year. */
    List<Figure> figures();

    /**
     * Proposes the base values of a joint procurement for an impact model. A proposal replaces an open one; values that
     * are approved stay in force until the new ones are approved.
     *
     * @param values answer by indicator id; checked by {@link BaseValueRules} where there are some that know the model
     * @param by who proposes
     * @throws InvalidInputException when the joint procurement is unknown, {@code values}, {@code model} or {@code by} is
     *     empty, or the model finds values that are not right
     */
    void proposeBaseValues(JointProcurementId jointProcurement, String model, Map<String, String> values, String by);

    /**
     * Approves the open proposal; appends {@link BaseValuesApproved}. Approving what is approved already changes
     * nothing.
     *
     * @param by who approves: somebody else than the proposer
     * @throws InvalidInputException when there is nothing to approve, the same person proposed it, or the model, which may
     *     not have been there before, finds values that are not right
     */
    void approveBaseValues(JointProcurementId jointProcurement, String model, String by);

    /** The approved values or, where none are approved yet, the open proposal. */
    Optional<BaseValues> baseValues(JointProcurementId jointProcurement, String model);

    /** The proposal that waits for a second person, beside which approved values may be in force. */
    Optional<BaseValues> openProposal(JointProcurementId jointProcurement, String model);
}
