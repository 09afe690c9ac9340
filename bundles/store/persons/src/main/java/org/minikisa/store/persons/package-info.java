/**
 * People who ask what the house holds of them, and to be forgotten. {@link org.minikisa.store.persons.HousePersons} asks every wing's
 * {@link org.minikisa.store.api.PersonalData} in one unit of work, then looks through the files of the house for what is left.
 */
package org.minikisa.store.persons;
