package dev.reroll;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The arrows between the modules point one way: web to index to ingest; the reference implementation stands alone. */
class ModulesTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.reroll");

    @Test
    void ingestUsesNothingOfTheProject() {
        noClasses()
                .that()
                .resideInAPackage("dev.reroll.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.reroll.index..", "dev.reroll.web..", "dev.reroll.cli..", "dev.reroll.reference..")
                .check(CLASSES);
    }

    @Test
    void indexUsesOnlyIngest() {
        noClasses()
                .that()
                .resideInAPackage("dev.reroll.index..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.reroll.web..", "dev.reroll.cli..", "dev.reroll.reference..")
                .check(CLASSES);
    }

    @Test
    void theReferenceImplementationMeetsTheOthersOnlyThroughItsResources() {
        noClasses()
                .that()
                .resideInAPackage("dev.reroll.reference..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.reroll.ingest..", "dev.reroll.index..", "dev.reroll.web..", "dev.reroll.cli..")
                .check(CLASSES);
        noClasses()
                .that()
                .resideInAnyPackage("dev.reroll.ingest..", "dev.reroll.index..", "dev.reroll.web..", "dev.reroll.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.reroll.reference..")
                .check(CLASSES);
    }

    @Test
    void noPackagesUseEachOtherInARing() {
        slices().matching("dev.reroll.(ingest|index|web).(*)..")
                .should()
                .beFreeOfCycles()
                .check(CLASSES);
    }

    @Test
    void onlyIngestKnowsTheMailLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.reroll.ingest..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("jakarta.mail..")
                .check(CLASSES);
    }
}
