package org.minikisa.competition.api.documents;

/** What a document is written as. */
public enum DocumentFormat {
    /** One file without anything from outside, to be read in a browser and printed. */
    HTML("html", "text/html;charset=utf-8"),
    /** Office Open XML (ECMA-376), to be opened in a word processor and gone on with. */
    DOCX("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document");

    private final String extension;
    private final String mediaType;

    DocumentFormat(String extension, String mediaType) {
        this.extension = extension;
        this.mediaType = mediaType;
    }

    /** Of its files, without a point. */
    public String extension() {
        return extension;
    }

    public String mediaType() {
        return mediaType;
    }
}
