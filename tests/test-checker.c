/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "bank/exam-bank-reader.h"
#include "check/exam-checker.h"
#include "codes/exam-code-edition.h"
#include "codes/exam-code-shelf.h"
#include "test-support.h"

#define BANK(content) \
  "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\">\n<title>T</title>\n" content "\n</bank>\n"
#define OPTIONS "<option key=\"yes\">x<why>w</why></option><option>y<why>w</why></option>"
#define CHOICE "<choice>" OPTIONS "</choice>"
#define REST "<rationale>r</rationale><source title=\"s\"/>"
#define ITEM(id, stem, response, rest) \
  "<item id=\"" id "\" domain=\"privacy\"><stem>" stem "</stem>" response rest "</item>"
#define STEM(stem) BANK (ITEM ("i", stem, CHOICE, REST))
#define CHOOSE(a, b) \
  BANK (ITEM ("i", "Stem?", "<choice><option key=\"yes\">" a "<why>w</why></option><option>" b "<why>w</why></option></choice>", REST))
#define SOURCE(section) \
  BANK (ITEM ("i", "Stem?", CHOICE, "<rationale>r</rationale><source title=\"ICD-10-CM Official Guidelines\" section=\"" section "\"/>"))
#define RATIONALE(text) BANK (ITEM ("i", "Stem?", CHOICE, "<rationale>" text "</rationale><source title=\"s\"/>"))

#define TYPED(code) BANK (ITEM ("i", "s", "<codes system=\"ICD-10-CM\"><code>" code "<why>w</why></code></codes>", REST))
#define TYPED_IN(year, code) \
  BANK ("<code-set system=\"ICD-10-CM\" year=\"" year "\"/>" ITEM ("i", "s", "<codes system=\"ICD-10-CM\"><code>" code "</code></codes>", REST))

#define LONG_STEM \
  "A 64-year-old man with chronic kidney disease, stage 3, is admitted for pneumonia, which the sputum culture shows to be caused " \
  "by staphylococcus. Which condition is sequenced first?"
#define LIKE_IT \
  "A 71-year-old man with chronic kidney disease, stage 4, is admitted for pneumonia, which the sputum culture shows to be caused " \
  "by staphylococcus. Which condition is sequenced first?"
#define HARD_STEM \
  "The documentation characterizes the intraoperatively identified hemoperitoneum, retroperitoneal lymphadenopathy, hepatosplenomegaly, " \
  "cholecystolithiasis, and choledocholithiasis as incidental manifestations of hematological malignancy necessitating individualized " \
  "multidisciplinary reconsideration of chemotherapeutic alternatives?"

/* What the row's rule finds: a part of its only message, or NULL for nothing. */
typedef struct {
  const char   *name;
  ExamCheckRule rule;
  const char   *bank;
  const char   *expected;
} Row;

static const Row rows[] = {
  { "no-rationale", EXAM_CHECK_NO_RATIONALE, BANK (ITEM ("i", "s", CHOICE, "")), "b.xml:3:1: warning: item 'i': there is no <rationale>" },
  { "rationale", EXAM_CHECK_NO_RATIONALE, STEM ("s"), NULL },
  { "no-source", EXAM_CHECK_NO_SOURCE, BANK (ITEM ("i", "s", CHOICE, "")), "there is no <source>" },
  { "source", EXAM_CHECK_NO_SOURCE, STEM ("s"), NULL },
  { "no-why", EXAM_CHECK_NO_WHY, BANK (ITEM ("i", "s", "<choice><option key=\"yes\">x</option><option>y<why>w</why></option></choice>", REST)),
    "option A has no <why>" },
  { "no-why-twice", EXAM_CHECK_NO_WHY, BANK (ITEM ("i", "s", "<choice><option key=\"yes\">x</option><option>y</option></choice>", REST)),
    "options A, B have no <why>" },
  { "no-why-of-code", EXAM_CHECK_NO_WHY,
    BANK (ITEM ("i", "s", "<codes system=\"ICD-10-CM\"><code>I10</code><code>E11.9<why>w</why></code></codes>", REST)), "the code I10 has no <why>" },
  { "why", EXAM_CHECK_NO_WHY, STEM ("s"), NULL },

  { "duplicate-option", EXAM_CHECK_DUPLICATE_OPTION, CHOOSE ("Acute <i>cystitis</i>.", "acute  cystitis"), "options A and B say the same" },
  { "different-options", EXAM_CHECK_DUPLICATE_OPTION, CHOOSE ("acute cystitis", "chronic cystitis"), NULL },
  { "different-signs", EXAM_CHECK_DUPLICATE_OPTION, CHOOSE ("&gt; 5 cm", "&lt; 5 cm"), NULL },
  { "same-code", EXAM_CHECK_SAME_CODE, CHOOSE ("E11.9", "E119"), "options A and B name the same code" },
  { "other-code", EXAM_CHECK_SAME_CODE, CHOOSE ("E11.9", "E11.8"), NULL },
  { "other-order-of-codes", EXAM_CHECK_SAME_CODE, CHOOSE ("E11.22, N18.30", "N18.30, E11.22"), NULL },
  { "other-number", EXAM_CHECK_SAME_CODE, CHOOSE ("1.0 cm", "10 cm"), NULL },

  { "answer-letter", EXAM_CHECK_ANSWER_LETTER, RATIONALE ("Therefore answer B is right."), "“answer B” means another option" },
  { "option-letter-in-brackets", EXAM_CHECK_ANSWER_LETTER, RATIONALE ("See option (C)."), "“option (C”" },
  { "letter-of-something-else", EXAM_CHECK_ANSWER_LETTER, RATIONALE ("Hepatitis B and Part A; options A-level."), NULL },
  { "answer-letter-not-shuffled", EXAM_CHECK_ANSWER_LETTER,
    BANK (ITEM ("i", "s", "<choice shuffle=\"no\">" OPTIONS "</choice>", "<rationale>answer B</rationale>")), NULL },
  { "unpinned-option", EXAM_CHECK_UNPINNED_OPTION, CHOOSE ("Any of the other options", "y"), "option A speaks of the others" },
  { "unpinned-answer-above", EXAM_CHECK_UNPINNED_OPTION, CHOOSE ("The answers above", "y"), "option A speaks of the others" },
  { "pinned-by-itself", EXAM_CHECK_UNPINNED_OPTION, CHOOSE ("All of the above", "y"), NULL },
  { "above-something-else", EXAM_CHECK_UNPINNED_OPTION, CHOOSE ("An amputation above the knee", "y"), NULL },

  { "negative", EXAM_CHECK_NEGATIVE_STEM, STEM ("A patient is admitted. Which code is not reported?"), "turns on “not”" },
  { "except", EXAM_CHECK_NEGATIVE_STEM, STEM ("All of these are reported except"), "turns on “except”" },
  { "negative-in-capitals", EXAM_CHECK_NEGATIVE_STEM, STEM ("Which code is NOT reported?"), NULL },
  { "negative-in-bold", EXAM_CHECK_NEGATIVE_STEM, STEM ("Which code is <b>not</b> reported?"), NULL },
  { "negative-in-story", EXAM_CHECK_NEGATIVE_STEM, STEM ("The fracture is not displaced. Which code is reported?"), NULL },
  { "negative-in-clause", EXAM_CHECK_NEGATIVE_STEM, STEM ("Which element is missing, so that it is not valid?"), NULL },
  { "false-claims", EXAM_CHECK_NEGATIVE_STEM, STEM ("Who is liable under the False Claims Act?"), NULL },
  { "hard", EXAM_CHECK_READING_LEVEL, STEM (HARD_STEM), "hard to read" },
  { "easy", EXAM_CHECK_READING_LEVEL, STEM (LONG_STEM), NULL },

  { "missing-decimal", EXAM_CHECK_MISSING_DECIMAL, CHOOSE ("Report K358 first.", "y"), "'K358' lacks its decimal point; write K35.8" },
  { "missing-decimal-long", EXAM_CHECK_MISSING_DECIMAL, STEM ("S82121A?"), "write S82.121A" },
  { "missing-decimal-of-key", EXAM_CHECK_MISSING_DECIMAL,
    BANK (ITEM ("i", "s", "<codes system=\"ICD-10-CM\"><code>E119</code></codes>", REST)), "write E11.9" },
  { "missing-decimal-of-two-letters", EXAM_CHECK_MISSING_DECIMAL, CHOOSE ("QA00101", "y"), "'QA00101' lacks its decimal point; write QA0.0101" },
  { "decimal-of-two-letters", EXAM_CHECK_MISSING_DECIMAL, CHOOSE ("QA0.0101", "Record MR1234 in bed QA1"), NULL },
  { "decimal", EXAM_CHECK_MISSING_DECIMAL, CHOOSE ("K35.80 and S82.121A", "I10"), NULL },
  { "decimal-not-of-cm", EXAM_CHECK_MISSING_DECIMAL, CHOOSE ("J1885, 0DTJ4ZZ, B020Y1Z", "A1C, H2O2"), NULL },
  { "cpt-shape", EXAM_CHECK_CPT_SHAPE, STEM ("Is 12345 reported?"), "'12345' looks like a CPT code" },
  { "cpt-shape-with-letter", EXAM_CHECK_CPT_SHAPE, STEM ("Is 0123T reported?"), "'0123T' looks like a CPT code" },
  { "cpt-shape-numbers", EXAM_CHECK_CPT_SHAPE, STEM ("12,345 units, $12345, 123456, 12.34567, 2026 and A12345"), NULL },
  { "cpt-shape-claimed", EXAM_CHECK_CPT_SHAPE, BANK ("<code-set system=\"other\" year=\"2026\"/>" ITEM ("i", "12345", CHOICE, REST)), NULL },

  { "unknown-section", EXAM_CHECK_UNKNOWN_SECTION, SOURCE ("I.C.23.a"), "no section 'I.C.23.a'" },
  { "unknown-part", EXAM_CHECK_UNKNOWN_SECTION, SOURCE ("I.D.4"), "no section 'I.D.4'" },
  { "one-of-several-sections", EXAM_CHECK_UNKNOWN_SECTION, SOURCE ("II.A, VI and III"), "no section 'VI'" },
  { "section", EXAM_CHECK_UNKNOWN_SECTION, SOURCE ("I.C.4.a.6(b), II.K; IV.P and III"), NULL },
  { "section-appendix", EXAM_CHECK_UNKNOWN_SECTION, SOURCE ("Appendix I"), NULL },

  { "single-item-case", EXAM_CHECK_SINGLE_ITEM_CASE,
    BANK ("<case id=\"c\"><document title=\"D\">d</document>" ITEM ("i", "s", CHOICE, REST) "</case>"), "the case 'c' has one item" },
  { "case", EXAM_CHECK_SINGLE_ITEM_CASE,
    BANK ("<case id=\"c\"><document title=\"D\">d</document>" ITEM ("i", "s", CHOICE, REST) ITEM ("j", "s", CHOICE, REST) "</case>"), NULL },
  { "code-set-year", EXAM_CHECK_CODE_SET_YEAR, BANK ("<code-set system=\"ICD-10-CM\" year=\"2024\"/>" ITEM ("i", "s", CHOICE, REST)),
    "the code set ICD-10-CM is of 2024, but cca-2026-05 holds from 2026-05" },
  { "code-set-of-this-year", EXAM_CHECK_CODE_SET_YEAR, BANK ("<code-set system=\"ICD-10-CM\" year=\"2026\"/>" ITEM ("i", "s", CHOICE, REST)), NULL },
  { "domain-share-of-a-beginning", EXAM_CHECK_DOMAIN_SHARE, STEM ("s"), NULL },

  /* The books of 2025 and 2026: add_book(). */
  { "unknown-code", EXAM_CHECK_UNKNOWN_CODE, TYPED ("E11.99"), "warning: item 'i': E11.99 is not in ICD-10-CM of 2026" },
  { "unknown-code-of-the-year", EXAM_CHECK_UNKNOWN_CODE, TYPED_IN ("2025", "QA0.0101"), "QA0.0101 is newer than the bank" },
  { "unknown-code-in-text", EXAM_CHECK_UNKNOWN_CODE, RATIONALE ("See E11.99."), "E11.99 is not in ICD-10-CM of 2026" },
  { "known-code", EXAM_CHECK_UNKNOWN_CODE, TYPED ("E11.22"), NULL },
  { "known-code-of-the-year", EXAM_CHECK_UNKNOWN_CODE, TYPED_IN ("2026", "QA0.0101"), NULL },
  { "deleted-code", EXAM_CHECK_DELETED_CODE, TYPED ("B88.0"), "B88.0 was deleted: it was in ICD-10-CM of 2025" },
  { "not-yet-deleted", EXAM_CHECK_DELETED_CODE, TYPED_IN ("2025", "B88.0"), NULL },
  { "wrong-system", EXAM_CHECK_WRONG_SYSTEM, TYPED ("J0696"), "J0696 is a code of HCPCS, not of ICD-10-CM" },
  { "right-system", EXAM_CHECK_WRONG_SYSTEM,
    BANK (ITEM ("i", "s", "<codes system=\"HCPCS\"><code>J0696</code></codes>", REST)), NULL },
  { "unbillable-code", EXAM_CHECK_UNBILLABLE_CODE, TYPED ("E11.2"), "E11.2 cannot be reported" },
  { "unbillable-code-in-prose", EXAM_CHECK_UNBILLABLE_CODE, RATIONALE ("All of E11.2 is about the kidney."), NULL },
  { "unbillable-code-allowed", EXAM_CHECK_UNBILLABLE_CODE,
    BANK (ITEM ("i", "s", "<choice><option key=\"yes\">E11.22</option><option>E11.2</option></choice>",
                REST "<allow rule=\"unbillable-code\" because=\"so\"/>")), NULL },
  { "missing-book", EXAM_CHECK_MISSING_BOOK, TYPED_IN ("2024", "E11.22"), "its codes of ICD-10-CM were not looked up: there is no code book of 2024" },
  { "book-not-needed", EXAM_CHECK_MISSING_BOOK, BANK ("<code-set system=\"ICD-10-CM\" year=\"2024\"/>" ITEM ("i", "s", CHOICE, REST)), NULL },

  { "near-duplicate", EXAM_CHECK_NEAR_DUPLICATE, BANK (ITEM ("i", LONG_STEM, CHOICE, REST) "\n" ITEM ("j", LIKE_IT, CHOICE, REST)),
    "b.xml:4:1: warning: item 'j': asks nearly the same as item 'i' in line 3 (100 % of the wording" },
  { "short-stems", EXAM_CHECK_NEAR_DUPLICATE,
    BANK (ITEM ("i", "Which code is right?", "<choice><option key=\"yes\">the first of many codes</option><option>y</option></choice>", REST)
          ITEM ("j", "Which code is right?", "<choice><option key=\"yes\">something else altogether here</option><option>z</option></choice>", REST)),
    NULL },
  { "same-question-of-two-cases", EXAM_CHECK_NEAR_DUPLICATE,
    BANK ("<case id=\"c\"><document title=\"D\">d</document>" ITEM ("i", LONG_STEM, CHOICE, REST) "</case>"
          "<case id=\"d\"><document title=\"D\">d</document>" ITEM ("j", LONG_STEM, CHOICE, REST) "</case>"),
    NULL },

  { "allowed-for-item", EXAM_CHECK_NO_SOURCE,
    BANK (ITEM ("i", "s", CHOICE, "<allow rule=\"no-source\" because=\"common sense\"/>")), NULL },
  { "allowed-for-bank", EXAM_CHECK_NO_SOURCE,
    BANK ("<allow rule=\"no-source\" because=\"a quiz\"/>" ITEM ("i", "s", CHOICE, "")), NULL },
  { "another-rule-allowed", EXAM_CHECK_NO_SOURCE,
    BANK (ITEM ("i", "s", CHOICE, "<allow rule=\"no-why\" because=\"so\"/>")), "there is no <source>" },
  { "unknown-rule", EXAM_CHECK_UNKNOWN_RULE,
    BANK (ITEM ("i", "s", CHOICE, "<allow rule=\"no-sauce\" because=\"so\"/>")), "there is no rule 'no-sauce'" },
};

static void
add_book (GPtrArray         *editions,
          ExamCodeSystem     system,
          guint              year,
          const ExamCodeRow *codes,
          guint              n_codes)
{
  ExamCodeEdition *edition = exam_code_edition_new (system, EXAM_CODE_PART_CODES, "made up");

  edition->year = year;
  g_array_append_vals (edition->codes, codes, n_codes);
  g_ptr_array_add (editions, edition);
}

static ExamCodeShelf *
make_shelf (void)
{
  static const ExamCodeRow new_codes[] = {
    { "E11", "t", EXAM_CODE_HEADER }, { "E112", "t", EXAM_CODE_HEADER }, { "E1122", "t", EXAM_CODE_BILLABLE },
    { "QA00101", "t", EXAM_CODE_BILLABLE },
  };
  static const ExamCodeRow old_codes[] = { { "E1122", "t", EXAM_CODE_BILLABLE }, { "B880", "t", EXAM_CODE_BILLABLE } };
  static const ExamCodeRow supplies[] = { { "J0696", "t", EXAM_CODE_BILLABLE } };
  GPtrArray *editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);
  ExamCodeShelf *shelf = exam_code_shelf_new ();

  add_book (editions, EXAM_CODE_SYSTEM_ICD_10_CM, 2025, old_codes, G_N_ELEMENTS (old_codes));
  add_book (editions, EXAM_CODE_SYSTEM_ICD_10_CM, 2026, new_codes, G_N_ELEMENTS (new_codes));
  add_book (editions, EXAM_CODE_SYSTEM_HCPCS, 2026, supplies, G_N_ELEMENTS (supplies));
  exam_code_shelf_add (shelf, editions);
  return shelf;
}

static ExamProblems *
check (const char *content,
       guint       rules)
{
  g_autoptr (ExamCodeShelf) shelf = make_shelf ();
  ExamCodeLookup lookup = exam_code_shelf_get_lookup (shelf);
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (GBytes) bytes = g_bytes_new_static (content, strlen (content));
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamProblems) found = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, formats, problems);
  g_autofree char *errors = exam_problems_to_string (problems);

  g_assert_cmpstr (errors, ==, "");
  exam_checker_check (bank, "b.xml", formats, &lookup, rules, found);
  return g_steal_pointer (&found);
}

static void
test_rule (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (ExamProblems) problems = check (row->bank, 1u << row->rule);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_test_message ("%s", lines);
  if (row->expected == NULL)
    {
      g_assert_cmpstr (lines, ==, "");
      return;
    }
  g_assert_cmpuint (exam_problems_get_n (problems), ==, 1);
  g_assert_cmpstr (exam_problem_get_rule (exam_problems_get (problems, 0)), ==, exam_check_rule_get_name (row->rule));
  g_assert_nonnull (strstr (lines, row->expected));
}

/* --- Over a bank --- */

/* Items of four options: the key stands at the letters of @keys in turns, and is the longest in the first @n_long. */
static char *
make_bank (guint       n_items,
           const char *keys,
           guint       n_long)
{
  GString *xml = g_string_new ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>");

  for (guint i = 0; i < n_items; i++)
    {
      g_string_append_printf (xml, "<item id=\"i%u\" domain=\"privacy\"><stem>s</stem><choice>", i);
      for (char letter = 'A'; letter <= 'D'; letter++)
        {
          gboolean key = letter == keys[i % strlen (keys)];

          g_string_append_printf (xml, "<option%s>%c%s</option>", key ? " key=\"yes\"" : "", letter,
                                  key && i < n_long ? " and more" : "");
        }
      g_string_append (xml, "</choice></item>");
    }
  g_string_append (xml, "</bank>");
  return g_string_free (xml, FALSE);
}

static void
assert_balance (const char   *keys,
                guint         n_long,
                ExamCheckRule rule,
                const char   *expected)
{
  g_autofree char *bank = make_bank (40, keys, n_long);
  g_autoptr (ExamProblems) problems = check (bank, 1u << rule);
  g_autofree char *lines = exam_problems_to_string (problems);

  if (expected != NULL)
    g_assert_nonnull (strstr (lines, expected));
  else
    g_assert_cmpstr (lines, ==, "");
}

static void
test_key_position (void)
{
  assert_balance ("ABCD", 0, EXAM_CHECK_KEY_POSITION, NULL);
  assert_balance ("ABAC", 0, EXAM_CHECK_KEY_POSITION, "the keys stand at A 50 %, B 25 %, C 25 %, D 0 %; move some");
  /* 28, 26, 23, 23 %: within what chance makes of forty. */
  assert_balance ("ABCDABCDABCDA", 0, EXAM_CHECK_KEY_POSITION, NULL);
}

static void
test_key_length (void)
{
  assert_balance ("ABCD", 10, EXAM_CHECK_KEY_LENGTH, NULL);
  assert_balance ("ABCD", 15, EXAM_CHECK_KEY_LENGTH, NULL);
  assert_balance ("ABCD", 20, EXAM_CHECK_KEY_LENGTH, "the key is the longest option in 50 % of the items, where chance makes 25 %");
}

/* As many items as a form needs, but all of one domain. One less, and the bank has only begun. */
static void
test_domain_share (void)
{
  static const struct { guint n_items; const char *expected; } banks[] = { { 81, "classification 0/27" }, { 80, NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (banks); i++)
    {
      g_autofree char *bank = make_bank (banks[i].n_items, "ABCD", 0);
      g_autoptr (ExamProblems) problems = check (bank, 1u << EXAM_CHECK_DOMAIN_SHARE);
      g_autofree char *lines = exam_problems_to_string (problems);

      if (banks[i].expected != NULL)
        g_assert_nonnull (strstr (lines, banks[i].expected));
      else
        g_assert_cmpstr (lines, ==, "");
    }
}

/* Every name leads back to its rule, and says what it is about. */
static void
test_names (void)
{
  for (ExamCheckRule i = 0; i < EXAM_N_CHECK_RULES; i++)
    {
      ExamCheckRule rule;

      g_assert_true (exam_check_rule_from_name (exam_check_rule_get_name (i), &rule));
      g_assert_cmpint (rule, ==, i);
      g_assert_cmpstr (exam_check_rule_get_summary (i), !=, "");
    }
}

/* What the bundled banks are let off is written in them. */
static void
test_bundled (gconstpointer name)
{
  g_autoptr (ExamFormats) formats = test_load_formats ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *path = test_exams_path ("banks", name, NULL);
  g_autoptr (ExamBank) bank = exam_bank_read_file (path, formats, problems, NULL, NULL);
  g_autofree char *lines = NULL;

  exam_checker_check (bank, name, formats, NULL, EXAM_CHECK_ALL_RULES & ~(1u << EXAM_CHECK_DOMAIN_SHARE), problems);
  lines = exam_problems_to_string (problems);
  g_assert_cmpstr (lines, ==, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/checker/", rows, test_rule);
  g_test_add_func ("/checker/key-position", test_key_position);
  g_test_add_func ("/checker/key-length", test_key_length);
  g_test_add_func ("/checker/domain-share", test_domain_share);
  g_test_add_func ("/checker/names", test_names);
  g_test_add_data_func ("/checker/bundled/cca", "cca-starter.xml", test_bundled);
  g_test_add_data_func ("/checker/bundled/ccs", "ccs-starter.xml", test_bundled);
  g_test_add_data_func ("/checker/bundled/cpc", "cpc-starter.xml", test_bundled);

  return g_test_run ();
}
