/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include "bank/exam-bank-reader.h"
#include "codes/exam-code-checker.h"
#include "codes/exam-code-memo.h"
#include "codes/exam-code-scanner.h"
#include "test-support.h"

#define CM (1u << EXAM_CODE_SYSTEM_ICD_10_CM)
#define PCS (1u << EXAM_CODE_SYSTEM_ICD_10_PCS)
#define HCPCS (1u << EXAM_CODE_SYSTEM_HCPCS)

/* --- What looks like a code --- */

typedef struct {
  const char *name;
  const char *text;
  const char *expected;   /* mentions: code, systems as letters c, p, h; ! certain, - open, = alone */
} ScanRow;

static const ScanRow scan_rows[] = {
  { "nothing", "A patient of 72 years, 1.5 mg of a drug, $1,200 in all", "" },
  { "with-point", "Code E11.22, then N18.31.", "E1122 c! N1831 c!" },
  { "long", "(S72.001A)", "S72001A c!=" },
  { "with-letter", "C4A.0 and QA0.0102", "C4A0 c! QA00102 c!" },
  { "category", "I10", "I10 c=" },
  { "open", "E11.- has more, E11.2- too", "E11 c- E112 c!-" },
  { "range", "I10-I16 or I10–I1A", "I10 c- I16 c- I10 c- I1A c-" },
  { "procedure", "0DTJ4ZZ", "0DTJ4ZZ p!=" },
  { "procedure-with-letter", "B2111ZZ", "B2111ZZ cp!=" },
  { "seven-digits", "record 1234567", "" },
  { "no-o-or-i", "0DTJ4OZ", "" },
  { "supply", "J0696", "J0696 ch!=" },
  { "supply-with-modifier", "J0696-LT", "J0696 ch!" },
  { "dental", "D0120", "D0120 c=" },
  { "small-letters", "e11.9", "" },
  { "version", "version A11.2.3", "" },
  { "two-points", "see I.C.4.a", "" },
  { "umlaut", "E11ä", "" },
  { "five-digits", "12345", "" },
};

static void
test_scan (gconstpointer data)
{
  const ScanRow *row = data;
  g_autoptr (GPtrArray) mentions = exam_code_scan (row->text);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < mentions->len; i++)
    {
      const ExamCodeMention *mention = g_ptr_array_index (mentions, i);

      g_string_append_printf (text, "%s%s %s%s%s%s%s%s", i > 0 ? " " : "", mention->code, mention->systems & CM ? "c" : "",
                              mention->systems & PCS ? "p" : "", mention->systems & HCPCS ? "h" : "",
                              mention->certain ? "!" : "", mention->open ? "-" : "", mention->alone ? "=" : "");
    }
  g_assert_cmpstr (text->str, ==, row->expected);
}

/* --- Banks --- */

static const ExamCodeEntry entries[] = {
  { EXAM_CODE_SYSTEM_ICD_10_CM, 2026, (char *) "E11", EXAM_CODE_HEADER, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_ICD_10_CM, 2026, (char *) "E112", EXAM_CODE_HEADER, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_ICD_10_CM, 2026, (char *) "E1122", EXAM_CODE_BILLABLE, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_ICD_10_CM, 2026, (char *) "E119", EXAM_CODE_BILLABLE, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_ICD_10_CM, 2025, (char *) "B880", EXAM_CODE_BILLABLE, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_ICD_10_PCS, 2026, (char *) "0DTJ4ZZ", EXAM_CODE_BILLABLE, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_HCPCS, 2026, (char *) "J0696", EXAM_CODE_BILLABLE, (char *) "t", 0, 0 },
  { EXAM_CODE_SYSTEM_HCPCS, 2026, (char *) "J0999", EXAM_CODE_BILLABLE, (char *) "t", 0, 20181231 },
  { EXAM_CODE_SYSTEM_HCPCS, 2026, (char *) "J1000", EXAM_CODE_BILLABLE, (char *) "t", 0, 20260630 },
  { EXAM_CODE_SYSTEM_HCPCS, 2026, (char *) "LT", EXAM_CODE_MODIFIER, (char *) "t", 0, 0 },
};

static ExamCodeEntry *
find_cb (ExamCodeSystem system,
         guint          year,
         const char    *code,
         gpointer       user_data)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    if (entries[i].system == system && entries[i].year == year && g_str_equal (entries[i].code, code))
      {
        ExamCodeEntry *entry = g_memdup2 (&entries[i], sizeof entries[i]);

        entry->code = g_strdup (entry->code);
        entry->title = g_strdup (entry->title);
        return entry;
      }
  return NULL;
}

static GArray *
list_years_cb (ExamCodeSystem system,
               gpointer       user_data)
{
  static const guint years[] = { 2026, 2025 };
  GArray *list = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_vals (list, years, system == EXAM_CODE_SYSTEM_ICD_10_CM ? 2 : 1);
  return list;
}

#define TYPED(system, code) "<codes system=\"" system "\"><code>" code "</code></codes>"
#define CHOICE(key, distractor) "<choice><option key=\"yes\">" key "</option><option>" distractor "</option></choice>"
#define E "b.xml:3:1: error: item 'a': "
#define W "b.xml:3:1: warning: item 'a': "

typedef struct {
  const char *name;
  const char *response;
  const char *behind;
  gboolean    complete;
  const char *expected;
} CheckRow;

static const CheckRow check_rows[] = {
  { "fine", TYPED ("ICD-10-CM", "E11.22"), "", TRUE, "" },
  { "procedure", TYPED ("ICD-10-PCS", "0DTJ4ZZ"), "", TRUE, "" },
  { "modifier", TYPED ("HCPCS", "J0696-LT"), "", TRUE, "" },
  { "unknown-modifier", TYPED ("HCPCS", "J0696-RT"), "", TRUE, E "RT is not in HCPCS of 2026\n" },
  { "unknown", TYPED ("ICD-10-CM", "E11.99"), "", TRUE, E "E11.99 is not in ICD-10-CM of 2026\n" },
  { "category", TYPED ("ICD-10-CM", "E11.2"), "", TRUE, E "E11.2 cannot be reported: it is a category, and needs more characters\n" },
  { "category-of-three", TYPED ("ICD-10-CM", "E11"), "", TRUE, E "E11 cannot be reported: it is a category, and needs more characters\n" },
  { "deleted", TYPED ("ICD-10-CM", "B88.0"), "", TRUE,
    E "B88.0 was deleted: it was in ICD-10-CM of 2025, and is not in that of 2026\n" },
  { "ended", TYPED ("HCPCS", "J0999"), "", TRUE, E "J0999 was ended on 2018-12-31\n" },
  { "ends-this-year", TYPED ("HCPCS", "J1000"), "", TRUE, W "J1000 is ended on 2026-06-30, in the course of the year\n" },
  { "wrong-system", TYPED ("ICD-10-CM", "J0696"), "", TRUE, E "J0696 is a code of HCPCS, not of ICD-10-CM\n" },

  { "option", CHOICE ("E11.9", "E11.22"), "", TRUE, "" },
  { "option-unknown", CHOICE ("E11.98", "E11.99"), "", TRUE,
    E "E11.98 is not in ICD-10-CM of 2026\n" W "E11.99 is not in ICD-10-CM of 2026\n" },
  { "option-category", CHOICE ("E11.2", "E11"), "", TRUE,
    E "E11.2 cannot be reported: it is a category, and needs more characters\n" },
  { "option-all-of-category", CHOICE ("E11.2-", "E11.-"), "", TRUE, "" },
  { "option-of-three", CHOICE ("E99", "E11"), "", TRUE, E "E99 is not in ICD-10-CM of 2026\n" },
  { "option-with-words", CHOICE ("E11.9, E11.22 and Z99", "None of these"), "", TRUE, "" },
  { "option-procedure", CHOICE ("0DTJ4ZX", "0DTJ4ZZ"), "", TRUE, E "0DTJ4ZX is not in ICD-10-PCS of 2026\n" },

  { "rationale", CHOICE ("x", "y"), "<rationale>E11.2 is a category; E11.99 is nothing; A1C and B12 are no codes</rationale>", TRUE,
    W "E11.99 is not in ICD-10-CM of 2026\n" },
  { "twice", CHOICE ("x", "y"), "<rationale>E11.99, and again E11.99</rationale>", TRUE, W "E11.99 is not in ICD-10-CM of 2026\n" },
  { "why", "<choice><option key=\"yes\">x<why>as J0998 is</why></option><option>y</option></choice>", "", TRUE,
    W "J0998 is not in HCPCS of 2026\n" },
};

static void
test_check (gconstpointer data)
{
  const CheckRow *row = data;
  static const ExamCodeLookup lookup = { find_cb, list_years_cb, NULL };
  g_autofree char *xml = g_strdup_printf ("<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>\n"
                                          "<code-set system=\"ICD-10-CM\" year=\"2026\"/><code-set system=\"HCPCS\" year=\"2026\"/>\n"
                                          "<item id=\"a\" domain=\"privacy\"><stem>s</stem>%s%s</item></bank>",
                                          row->response, row->behind);
  g_autoptr (GBytes) bytes = g_bytes_new (xml, strlen (xml));
  g_autoptr (ExamProblems) reading = exam_problems_new ();
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, reading);
  g_autofree char *faults = exam_problems_to_string (reading);
  g_autofree char *found = NULL;

  g_assert_cmpstr (faults, ==, "");
  g_assert_cmpint (exam_code_check_bank (bank, "b.xml", &lookup, problems), ==, row->complete);
  found = exam_problems_to_string (problems);
  g_assert_cmpstr (found, ==, row->expected);
}

/* A year whose book is not there is told once, and only where a code is of that system. */
static void
test_missing_book (void)
{
  static const ExamCodeLookup lookup = { find_cb, list_years_cb, NULL };
  static const char xml[] =
    "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"b\" format=\"cca\"><title>T</title>\n"
    "<code-set system=\"ICD-10-CM\" year=\"2024\"/><code-set system=\"ICD-10-PCS\" year=\"2024\"/>\n"
    "<item id=\"a\" domain=\"privacy\"><stem>E11.9 or E11.22?</stem>" CHOICE ("E11.9", "E11.22") "</item></bank>";
  g_autoptr (GBytes) bytes = g_bytes_new_static (xml, sizeof xml - 1);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamBank) bank = exam_bank_read_bytes ("b.xml", bytes, NULL, problems);
  g_autofree char *found = NULL;

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
  g_assert_false (exam_code_check_bank (bank, "b.xml", &lookup, problems));
  found = exam_problems_to_string (problems);
  g_assert_cmpstr (found, ==, "b.xml: warning: its codes of ICD-10-CM were not looked up: there is no code book of 2024\n");
}

static guint n_asked;

static ExamCodeEntry *
count_cb (ExamCodeSystem system,
          guint          year,
          const char    *code,
          gpointer       user_data)
{
  n_asked++;
  return find_cb (system, year, code, user_data);
}

/* What was asked before is not asked again, be it there or not; another year is another question. */
static void
test_memo (void)
{
  static const ExamCodeLookup books = { count_cb, list_years_cb, NULL };
  g_autoptr (ExamCodeMemo) memo = exam_code_memo_new (&books);
  ExamCodeLookup lookup = exam_code_memo_get_lookup (memo);
  g_autoptr (GArray) years = lookup.list_years (EXAM_CODE_SYSTEM_ICD_10_CM, lookup.user_data);

  g_assert_cmpuint (years->len, ==, 2);
  n_asked = 0;
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (ExamCodeEntry) entry = lookup.find (EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "E1122", lookup.user_data);
      g_autoptr (ExamCodeEntry) none = lookup.find (EXAM_CODE_SYSTEM_ICD_10_CM, 2026, "E1199", lookup.user_data);
      g_autoptr (ExamCodeEntry) older = lookup.find (EXAM_CODE_SYSTEM_ICD_10_CM, 2025, "E1122", lookup.user_data);

      g_assert_cmpstr (entry->code, ==, "E1122");
      g_assert_cmpint (entry->kind, ==, EXAM_CODE_BILLABLE);
      g_assert_null (none);
      g_assert_null (older);
    }
  g_assert_cmpuint (n_asked, ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  TEST_ADD_ROWS ("/code-checker/scan/", scan_rows, test_scan);
  TEST_ADD_ROWS ("/code-checker/check/", check_rows, test_check);
  g_test_add_func ("/code-checker/missing-book", test_missing_book);
  g_test_add_func ("/code-checker/memo", test_memo);
  return g_test_run ();
}
