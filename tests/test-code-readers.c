/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <locale.h>
#include <string.h>

#include <archive.h>
#include <archive_entry.h>
#include <glib/gstdio.h>

#include "codes/exam-code-archive.h"
#include "codes/exam-code-file.h"
#include "codes/exam-code-hcpcs-reader.h"
#include "codes/exam-code-reader.h"
#include "codes/exam-code-year.h"
#include "test-code-files.h"
#include "test-support.h"

static ExamCodeEdition *
read_text (const char   *text,
           gssize        length,
           ExamProblems *problems)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length >= 0 ? (gsize) length : strlen (text));

  return exam_code_read ("f", bytes, exam_code_format_guess (bytes), problems);
}

static const ExamCodeRow *
get_row (const ExamCodeEdition *edition,
         guint                  index)
{
  return &g_array_index (edition->codes, ExamCodeRow, index);
}

static void
assert_row (const ExamCodeEdition *edition,
            guint                  index,
            const char            *code,
            ExamCodeKind           kind,
            const char            *title)
{
  g_assert_cmpuint (index, <, edition->codes->len);
  g_assert_cmpstr (get_row (edition, index)->code, ==, code);
  g_assert_cmpint (get_row (edition, index)->kind, ==, kind);
  g_assert_cmpstr (get_row (edition, index)->title, ==, title);
}

/* --- Good files --- */

static void
test_order (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *text = test_diagnoses ();
  g_autoptr (ExamCodeEdition) edition = read_text (text, -1, problems);

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
  g_assert_cmpint (edition->system, ==, EXAM_CODE_SYSTEM_ICD_10_CM);
  g_assert_cmpint (edition->part, ==, EXAM_CODE_PART_CODES);
  g_assert_cmpuint (edition->codes->len, ==, 14);
  g_assert_cmpuint (edition->n_billable, ==, 8);
  assert_row (edition, 0, "A00", EXAM_CODE_HEADER, "Cholera");
  assert_row (edition, 9, "E1122", EXAM_CODE_BILLABLE, "Type 2 diabetes mellitus with diabetic chronic kidney disease");
}

static void
test_order_of_procedures (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *text = test_procedures ();
  g_autoptr (ExamCodeEdition) edition = read_text (text, -1, problems);

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
  g_assert_cmpint (edition->system, ==, EXAM_CODE_SYSTEM_ICD_10_PCS);
  g_assert_cmpuint (edition->codes->len, ==, 8);
  g_assert_cmpuint (edition->n_billable, ==, 5);
  assert_row (edition, 3, "0DTJ0ZZ", EXAM_CODE_BILLABLE, "Resection of Appendix, Open Approach");
}

/* The line ends of any system, and a byte order mark. */
static void
test_codes (void)
{
  static const char *const line_ends[] = { "\r\n", "\n", "\r" };

  for (guint i = 0; i < G_N_ELEMENTS (line_ends); i++)
    {
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      g_autofree char *text = g_strdup_printf ("\xef\xbb\xbf" "A000    Cholera due to one germ%sZ992    Dependence on dialysis%s",
                                               line_ends[i], line_ends[i]);
      g_autoptr (ExamCodeEdition) edition = read_text (text, -1, problems);

      g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
      g_assert_cmpint (edition->system, ==, EXAM_CODE_SYSTEM_ICD_10_CM);
      g_assert_cmpint (edition->part, ==, EXAM_CODE_PART_BILLABLE);
      g_assert_cmpuint (edition->codes->len, ==, 2);
      assert_row (edition, 1, "Z992", EXAM_CODE_BILLABLE, "Dependence on dialysis");
    }
}

static void
test_records (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autofree char *text = test_supplies ();
  g_autoptr (ExamCodeEdition) edition = read_text (text, -1, problems);

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
  g_assert_cmpint (edition->system, ==, EXAM_CODE_SYSTEM_HCPCS);
  g_assert_cmpuint (edition->codes->len, ==, 6);
  g_assert_cmpuint (edition->n_billable, ==, 5);
  assert_row (edition, 0, "LT", EXAM_CODE_MODIFIER, "Left side, of what is there twice");
  assert_row (edition, 4, "J0999", EXAM_CODE_BILLABLE, "Injection, of something else");
  g_assert_cmpuint (get_row (edition, 4)->added_on, ==, 19960101);
  g_assert_cmpuint (get_row (edition, 4)->ended_on, ==, 20181231);
  g_assert_cmpuint (get_row (edition, 3)->ended_on, ==, 0);
}

/* Headings in another order and case, behind disclaimers; quoted cells with separators, quotes and line ends. */
static void
test_table (void)
{
  static const char text[] =
    "\"Disclaimer, of no use\"\r\n\r\n"
    "Seqnum,HCPC,Long Description,Short,TERM DT,Add_Dt\r\n"
    "0010,A0021,\"Ambulance, \"\"outside\"\"\r\nof state\",x,,1/1/1990\r\n"
    "0010,LT,Left side,x,,19900101\r\n"
    "0010,V5364,Dysphagia \xe9 screening,x,20261231,20010101\r\n"
    ",,,,,\r\n";
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamCodeEdition) edition = read_text (text, sizeof text - 1, problems);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_assert_cmpstr (lines, ==, "");
  g_assert_cmpuint (edition->codes->len, ==, 3);
  assert_row (edition, 0, "A0021", EXAM_CODE_BILLABLE, "Ambulance, \"outside\" of state");
  assert_row (edition, 1, "LT", EXAM_CODE_MODIFIER, "Left side");
  assert_row (edition, 2, "V5364", EXAM_CODE_BILLABLE, "Dysphagia é screening");
  g_assert_cmpuint (get_row (edition, 0)->added_on, ==, 19900101);
  g_assert_cmpuint (get_row (edition, 2)->ended_on, ==, 20261231);
}

static void
test_tabular_list (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamCodeEdition) edition = read_text (test_tabular, -1, problems);
  const ExamCodeDivisionRow *divisions = (const ExamCodeDivisionRow *) (void *) edition->divisions->data;
  const ExamCodeNoteRow *notes = (const ExamCodeNoteRow *) (void *) edition->notes->data;

  g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), ==, 0);
  g_assert_cmpuint (edition->year, ==, 2026);
  g_assert_cmpuint (edition->divisions->len, ==, 6);
  g_assert_cmpstr (divisions[0].id, ==, "4");
  g_assert_null (divisions[0].parent);
  g_assert_cmpstr (divisions[1].id, ==, "E08-E13");
  g_assert_cmpstr (divisions[1].parent, ==, "4");
  g_assert_cmpstr (divisions[1].title, ==, "Diabetes mellitus (E08-E13)");
  g_assert_cmpstr (divisions[2].id, ==, "E11");
  g_assert_cmpstr (divisions[2].parent, ==, "E08-E13");
  /* A section of one category is not that category. */
  g_assert_cmpstr (divisions[4].id, ==, "Z99-Z99");
  g_assert_cmpstr (divisions[5].parent, ==, "Z99-Z99");

  g_assert_cmpuint (edition->notes->len, ==, 9);
  g_assert_cmpstr (notes[0].place, ==, "4");
  g_assert_cmpint (notes[0].kind, ==, EXAM_CODE_EXCLUDES1);
  g_assert_cmpint (notes[1].kind, ==, EXAM_CODE_INCLUDES);
  g_assert_cmpstr (notes[3].text, ==, "gestational diabetes (O24.4-)");
  g_assert_cmpint (notes[4].kind, ==, EXAM_CODE_USE_ADDITIONAL);
  g_assert_cmpstr (notes[5].place, ==, "E1122");
  g_assert_cmpint (notes[5].kind, ==, EXAM_CODE_INCLUSION_TERM);
  g_assert_null (notes[6].label);
  g_assert_cmpstr (notes[8].label, ==, "S");
  g_assert_cmpstr (notes[8].text, ==, "sequela");
}

static void
test_tables_of_procedures (void)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamCodeEdition) edition = read_text (test_tables, -1, problems);
  const ExamCodeAxisRow *axes = (const ExamCodeAxisRow *) (void *) edition->axes->data;

  g_assert_cmpuint (exam_problems_get_n (problems), ==, 0);
  g_assert_cmpuint (edition->year, ==, 2026);
  g_assert_cmpuint (edition->n_billable, ==, 4);
  g_assert_cmpuint (edition->axes->len, ==, 3 + 8 + 3 + 4);
  g_assert_cmpstr (axes[0].table, ==, "0DT");
  g_assert_cmpstr (axes[2].definition, ==, "All of a part");
  g_assert_cmpstr (axes[4].title, ==, "Approach");
  g_assert_cmpstr (axes[4].values, ==, "0\tOpen\n4\tPercutaneous Endoscopic");
  g_assert_cmpuint (axes[7].row, ==, 2);
  g_assert_cmpuint (axes[7].position, ==, 4);
}

static void
test_dates (void)
{
  static const struct { const char *text; guint date; } rows[] = {
    { "", 0 }, { "        ", 0 }, { "00000000", 0 }, { "20260401", 20260401 }, { "4/1/2026", 20260401 },
    { "12/31/2018", 20181231 }, { "20261301", G_MAXUINT }, { "20260230", G_MAXUINT }, { "soon", G_MAXUINT },
    { "2026", G_MAXUINT }, { "202604010", G_MAXUINT }, { "13/13/2020", G_MAXUINT },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (exam_code_hcpcs_parse_date (rows[i].text, strlen (rows[i].text)), ==, rows[i].date);
}

static void
test_years (void)
{
  static const struct { const char *name; guint year; } rows[] = {
    { "icd10cm_order_2026.txt", 2026 }, { "icd10cm-order-April-2025.txt", 2025 }, { "HCPC2019_CONTR_ANWEB.txt", 2019 },
    { "april-1-2026-code-descriptions.zip", 2026 }, { "order.txt", 0 }, { "20260401.txt", 0 }, { "icd10cm_codes_1999.txt", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpuint (exam_code_find_year (rows[i].name), ==, rows[i].year);
}

/* --- Bad files --- */

#define A "00001 A00     0 Cholera                                                      Cholera\r\n"
#define B "00002 A000    1 Cholera, one germ                                            Cholera, one germ\r\n"
#define Z "00003 Z992    1 Dialysis                                                     Dialysis\r\n"
#define TABULAR(inside) "<ICD10CM.tabular><version>2026</version>" inside "</ICD10CM.tabular>"
#define TABLES(inside) "<ICD10PCS.tabular><version>2026</version>" inside "</ICD10PCS.tabular>"
#define THREE AXIS ("1", "0") AXIS ("2", "D") AXIS ("3", "T")
#define AXIS(pos, code) "<axis pos=\"" pos "\"><label code=\"" code "\">x</label></axis>"
#define FOUR AXIS ("4", "J") AXIS ("5", "0") AXIS ("6", "Z") AXIS ("7", "Z")
#define HEADINGS "HCPC,LONG DESCRIPTION,TERM DT\r\n"

typedef struct {
  const char *name;
  const char *text;
  const char *expected;   /* beginnings of the problems, by lines */
} BadRow;

static const BadRow bad_rows[] = {
  { "empty", "", "f:1:1: error: the file is empty\n" },
  { "notes", "My notes\nare not codes\n", "f:1:1: error: this is none of the files that are known" },
  { "web-page", "\n<!DOCTYPE html>\n<html><head><title>Access denied</title>", "f:1:1: error: this is a web page" },
  { "web-page-without-type", "<HTML><BODY>404</BODY></HTML>", "f:1:1: error: this is a web page" },
  { "pdf", "%PDF-1.4\n", "f:1:1: error: this is not text" },
  { "addenda", "Delete:      1 B880    Other acariasis\r\n", "f:1:1: error: this is a list of changes (addenda)" },
  { "poa", "Order26\tPOAexemptCode\tDescription\r\n1\tB90.0\tSequelae\r\n", "f:1:1: error: this is the list of codes exempt" },
  { "index", "<?xml version=\"1.0\"?><ICD10CM.index/>", "f:1:1: error: this is an index" },
  { "definitions", "<ICD10PCS.definitions/>", "f:1:1: error: this is an index" },

  { "cut-off", A B, "f:2:1: error: the file ends too early, at the code A000" },
  { "cut-off-in-title", A B Z "00004 Z99", "f:4:10: error: this line ends before the long title\nf:4:1: warning: the last line has no end" },
  { "cut-off-in-last-title", A B "00003 Z992    1 Dialysis                                                     Dial",
    "f:3:1: warning: the last line has no end" },
  { "cut-off-behind-header", A B Z "00004 Z993    0 x                                                            x\r\n",
    "f:4:1: error: the file ends too early, at the code Z993" },
  { "no-beginning", "00002 Z992    1 Dialysis                                                     Dialysis\r\n",
    "f:1:1: warning: the order number 2 stands behind 0\nf:1:1: error: the file lacks its beginning" },
  { "gap", A "00005 Z992    1 Dialysis                                                     Dialysis\r\n",
    "f:2:1: warning: the order number 5 stands behind 1: lines are missing" },
  { "duplicate", A B B Z, "f:3:1: warning: the code A000 is there twice; this line is left out" },
  { "contradiction", A B "00002 A000    1 Other                                                        Other\r\n" Z,
    "f:3:1: error: the code A000 was there before and said something else" },
  { "no-title", A "00002 A000    1                                                              \r\n" Z,
    "f:2:78: error: this line ends before the long title" },
  { "blank-title", A "00002 A000    1                                                               \r\n" Z,
    "f:2:1: error: the code A000 has no title" },
  { "wrong-flag", A "00002 A000    2 Cholera, one germ                                            Cholera\r\n" Z,
    "f:2:1: error: this is no line of an order file" },
  { "letters-for-number", A "0000x A000    1 Cholera, one germ                                            Cholera\r\n" Z,
    "f:2:1: error: this is no line of an order file" },
  { "wrong-shape", A "00002 AAAA    1 Cholera, one germ                                            Cholera\r\n" Z,
    "f:2:1: error: 'AAAA' is not built as codes of ICD-10-CM are" },
  { "small-letter", A "00002 A000a   1 Cholera, one germ                                            Cholera\r\n" Z,
    "f:2:1: error: 'A000a' is not built as codes of ICD-10-CM are" },
  { "procedures-among-diagnoses", A "00002 0DTJ0ZZ 1 Resection                                                    Resection\r\n" Z,
    "f:2:1: error: '0DTJ0ZZ' is not built as codes of ICD-10-CM are" },
  { "text-among-lines", A "hello\r\n" Z, "f:2:6: error: this line ends before the long title" },
  { "mixed-line-ends", A "00002 A000    1 Cholera, one germ                                            Cholera, one germ\n" Z,
    "f:2:1: warning: line ends differ from here on" },
  { "latin-1", A "00002 A000    1 Menier\xe9                                                      Meni\xe8re\r\n" Z,
    "f:2:1: warning: this line is not UTF-8; it is read as Windows-1252" },

  { "codes-cut-off", "A000    Cholera\nA001    Cholera\n", "f:2:1: error: the file ends too early, at the code A001" },
  { "codes-with-text", "A000    Cholera\nhello world\nZ992    Dialysis\n", "f:2:1: error: this is no line of a codes file" },
  { "codes-twice", "A000    Cholera\nA000    Cholera\nZ992    Dialysis\n", "f:2:1: warning: the code A000 is there twice" },

  { "table-without-dates", "HCPC,LONG DESCRIPTION\r\nA0021,Ambulance\r\nV5364,Screening\r\n", "f:1:1: warning: the headings lack TERM DT" },
  { "table-cut-off", HEADINGS "A0021,Ambulance,\r\n", "f:2:1: error: the file ends too early, at the code A0021" },
  { "table-open-quote", HEADINGS "A0021,\"Ambulance,\r\nV5364,Screening,\r\n", "f:2:1: error: a quotation mark that begins in this line\nf:2:1: error: the file ends too early" },
  { "table-date", HEADINGS "A0021,Ambulance,soon\r\nV5364,Screening,\r\n", "f:2:1: error: 'soon' is no date" },
  { "table-others", HEADINGS "A0021,Ambulance,\r\nD0120,Oral evaluation,\r\nD0140,Oral evaluation,\r\nV5364,Screening,\r\n",
    "f:3:1: warning: D0120 is no code of CMS" },
  { "table-other-set", HEADINGS "A0021,Ambulance,\r\nE11.9,Diabetes,\r\nV5364,Screening,\r\n",
    "f:3:1: error: 'E11.9' is not built as codes of HCPCS are" },

  { "tabular-doctype", "<!DOCTYPE x [<!ENTITY a \"b\">]>" TABULAR (""), "f:1:1: error: a DOCTYPE is not allowed" },
  { "tabular-cut-off", "<ICD10CM.tabular><version>2026</version><chapter><name>1</name>", "f:1:64: error: the file ends too early" },
  { "tabular-empty", TABULAR (""), "f:1:1: error: there are no codes in this file" },
  { "tabular-one-chapter", TABULAR ("<chapter><name>1</name><section id=\"A00\"><diag><name>A00</name></diag></section></chapter>"),
    "f:1:1: warning: the file has only 1 chapter" },
  { "tabular-no-code", TABULAR ("<chapter><name>1</name><section id=\"A00\"><diag><name>Cholera</name></diag></section></chapter>"),
    "f:1:101: error: 'Cholera' is not built as codes of ICD-10-CM are" },
  { "tabular-no-name", TABULAR ("<chapter><section id=\"A00\"><diag><name>A00</name></diag></section></chapter>"),
    "f:1:107: error: <chapter> lacks <name>" },
  { "tabular-no-id", TABULAR ("<chapter><name>1</name><section><diag><name>A00</name></diag></section></chapter>"),
    "f:1:64: error: <section> lacks the attribute id" },
  { "tabular-namespace", "<ICD10CM.tabular xmlns=\"urn:x\"/>", "f:1:1: error: <ICD10CM.tabular> is in the namespace 'urn:x'" },

  { "tables-empty", TABLES (""), "f:1:1: error: there are no codes in this file" },
  { "tables-count", TABLES ("<pcsTable>" THREE "<pcsRow codes=\"2\">" FOUR "</pcsRow></pcsTable>"), "f:1:*: error: this row should make 2 codes but makes 1" },
  { "tables-axis", TABLES ("<pcsTable>" AXIS ("1", "0") AXIS ("3", "D") "</pcsTable>"), "f:1:*: error: the axis 2 was expected here\nf:1:*: error: this table has no rows" },
  { "tables-label", TABLES ("<pcsTable>" AXIS ("1", "O") "</pcsTable>"), "f:1:*: error: 'O' is no character of ICD-10-PCS\nf:1:*: error: this axis should have one value\nf:1:*: error: this table has no rows" },
  { "tables-early-row", TABLES ("<pcsTable>" AXIS ("1", "0") "<pcsRow codes=\"1\">" FOUR "</pcsRow></pcsTable>"),
    "f:1:*: error: a row stands before the three axes" },
  { "tables-row-first", TABLES ("<pcsTable><pcsRow codes=\"1\">" FOUR "</pcsRow></pcsTable>"), "f:1:*: error: a row stands before the three axes" },
  { "tables-no-row", TABLES ("<pcsTable>" AXIS ("1", "0") "</pcsTable>"), "f:1:*: error: this table has no rows" },
  { "tables-short-row", TABLES ("<pcsTable>" THREE "<pcsRow codes=\"1\">" AXIS ("4", "J") "</pcsRow></pcsTable>"), "f:1:*: error: this row lacks axes" },
  { "tables-not-whole", TABLES ("<pcsTable>" THREE "<pcsRow codes=\"1\">" FOUR "</pcsRow></pcsTable>"), "f:1:1: warning: the last table is 0DT" },
  { "tables-twice", TABLES ("<pcsTable>" THREE "<pcsRow codes=\"1\">" FOUR "</pcsRow></pcsTable>"
                            "<pcsTable>" THREE "<pcsRow codes=\"1\">" FOUR "</pcsRow></pcsTable>"), "f:1:1: error: the table 0DT is there twice\nf:1:1: warning: the last table is 0DT" },
};

static guint
count_lines (const char *text)
{
  guint n_lines = 0;

  for (; *text != '\0'; text++)
    n_lines += *text == '\n';
  return n_lines;
}

static void
test_bad (gconstpointer data)
{
  const BadRow *row = data;
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamCodeEdition) edition = read_text (row->text, -1, problems);
  g_auto (GStrv) expected = g_strsplit (row->expected, "\n", -1);
  g_autofree char *text = exam_problems_to_string (problems);
  g_autofree char *pattern = NULL;

  /* What is only warned of is read. */
  g_assert_true ((edition != NULL) == (exam_problems_count (problems, EXAM_SEVERITY_ERROR) == 0));
  for (guint i = 0; expected[i] != NULL; i++)
    if (*expected[i] != '\0')
      {
        g_autofree char *before = g_steal_pointer (&pattern);

        pattern = g_strconcat (before != NULL ? before : "", expected[i], "*\n", NULL);
      }
  if (!g_pattern_match_simple (pattern, text) || exam_problems_get_n (problems) != count_lines (pattern))
    g_test_fail_printf ("'%s' instead of '%s'", text, pattern);
}

/* A file from Windows may be UTF-16, and a broken one anything. */
static void
test_binary (void)
{
  static const char utf16[] = "\xff\xfe" "0\0" "0\0";
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (ExamCodeEdition) edition = read_text (utf16, sizeof utf16 - 1, problems);

  g_assert_null (edition);
  g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, 0)), ==,
                   "this is not text: it may be UTF-16, a PDF or a workbook; add the text file that is published beside it");
}

/* --- Names and years --- */

typedef struct {
  const char *name;
  const char *file;
  guint       asked;
  guint       year;       /* 0 when it is refused */
  const char *problem;    /* (nullable) */
} NameRow;

static const NameRow name_rows[] = {
  { "by-name", "icd10cm_order_2026.txt", 0, 2026, NULL },
  { "asked", "order.txt", 2025, 2025, NULL },
  { "unknown", "order.txt", 0, 0, "neither the file nor its name says of which year it is; say it, as in --year 2026" },
  { "other-year", "icd10cm_order_2026.txt", 2025, 2025, "by its name the file is of 2026; it is taken for 2025, as was asked for" },
  { "wrong-set", "icd10pcs_order_2026.txt", 0, 0,
    "by its name this is a file of ICD-10-PCS, but there are codes of ICD-10-CM in it; download it again" },
};

static void
test_name (gconstpointer data)
{
  const NameRow *row = data;
  g_autofree char *folder = test_make_folder ();
  g_autofree char *text = test_diagnoses ();
  g_autofree char *path = test_write_file (folder, row->file, text, -1);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) editions = exam_code_file_read (path, row->asked, problems, &error);

  g_assert_no_error (error);
  g_assert_true ((editions != NULL) == (row->year != 0));
  if (editions != NULL)
    g_assert_cmpuint (((ExamCodeEdition *) g_ptr_array_index (editions, 0))->year, ==, row->year);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, row->problem != NULL);
  if (row->problem != NULL)
    g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, 0)), ==, row->problem);
  test_remove_folder (folder);
}

/* What the XML says of itself is not overruled. */
static void
test_year_in_file (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *path = test_write_file (folder, "tables.xml", test_tables, -1);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GPtrArray) editions = test_read_code_file (path, 2026);

  g_assert_cmpuint (((ExamCodeEdition *) g_ptr_array_index (editions, 0))->year, ==, 2026);
  g_assert_null (exam_code_file_read (path, 2025, problems, NULL));
  g_assert_cmpstr (exam_problem_get_message (exam_problems_get (problems, 0)), ==, "the file says that it is of 2026, not of 2025");
  test_remove_folder (folder);
}

/* --- Archives --- */

static void
test_archive (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *diagnoses = test_diagnoses ();
  g_autofree char *path = test_zip (folder, "2026.zip",
                                    "sub/order.txt", diagnoses,
                                    "sub/icd10cm_codes_2026.txt", "A000    Cholera\r\nZ992    Dialysis\r\n",
                                    "order_addenda_2026.txt", "Add:         0 B880    Other\r\n",
                                    "readme.txt", "Read me", "book.xlsx", "PK\x03\x04...", "a.pdf", "%PDF-1.4", NULL);
  g_autoptr (GPtrArray) editions = test_read_code_file (path, 0);
  const ExamCodeEdition *edition = g_ptr_array_index (editions, 0);

  /* The codes file has nothing that the order file lacks; the year is that of the archive. */
  g_assert_cmpuint (editions->len, ==, 1);
  g_assert_cmpint (edition->part, ==, EXAM_CODE_PART_CODES);
  g_assert_cmpuint (edition->year, ==, 2026);
  g_assert_true (g_str_has_suffix (edition->file, "/2026.zip/sub/order.txt"));
  test_remove_folder (folder);
}

typedef struct {
  const char *name;
  const char *entry;
  const char *content;
  const char *problem;   /* a pattern */
} ArchiveRow;

static const ArchiveRow archive_rows[] = {
  { "parent", "../icd10cm_order_2026.txt", A Z, "*the archive has a file with the name '../icd10cm_order_2026.txt', which leads out*" },
  { "parent-inside", "a/../../b.txt", A Z, "*which leads out of a folder*" },
  { "absolute", "/etc/order_2026.txt", A Z, "*which leads out of a folder*" },
  { "backslash", "..\\order_2026.txt", A Z, "*which leads out of a folder*" },
  { "drive", "C:order_2026.txt", A Z, "*which leads out of a folder*" },
  { "archive-in-archive", "inner.zip", "PK\x03\x04 whatever", "*there are only other archives or workbooks in this one*" },
  { "workbook", "[Content_Types].xml", "<Types/>", "*this is a workbook; add the text file*" },
  { "nothing-of-use", "readme.txt", "Read me", "*there is no order file, codes file*" },
  { "web-page", "icd10cm_order_2026.txt", "<html>", "*there is no order file, codes file*" },
  { "bad-file", "icd10cm_order_2026.txt", A B, "*bad-file.zip/icd10cm_order_2026.txt:2:1: error: the file ends too early*" },
};

static void
assert_refused (const char *path,
                const char *pattern)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) editions = exam_code_file_read (path, 2026, problems, &error);
  g_autofree char *line = NULL;

  g_assert_no_error (error);
  g_assert_null (editions);
  g_assert_cmpuint (exam_problems_get_n (problems), ==, 1);
  line = exam_problem_to_string (exam_problems_get (problems, 0));
  if (!g_pattern_match_simple (pattern, line))
    g_error ("'%s' instead of '%s'", line, pattern);
}

static void
test_bad_archive (gconstpointer data)
{
  const ArchiveRow *row = data;
  g_autofree char *folder = test_make_folder ();
  g_autofree char *name = g_strconcat (row->name, ".zip", NULL);
  g_autofree char *path = test_zip (folder, name, row->entry, row->content, NULL);

  assert_refused (path, row->problem);
  test_remove_folder (folder);
}

static char *
open_zip (const char      *folder,
          struct archive **archive)
{
  char *path = g_build_filename (folder, "bad.zip", NULL);

  *archive = archive_write_new ();
  archive_write_set_format_zip (*archive);
  return path;
}

static void
begin_entry (struct archive *archive,
             const char     *name,
             gsize           size,
             unsigned int    type)
{
  struct archive_entry *entry = archive_entry_new ();

  archive_entry_set_pathname (entry, name);
  archive_entry_set_filetype (entry, type);
  archive_entry_set_perm (entry, 0644);
  archive_entry_set_size (entry, (la_int64_t) size);
  if (type == AE_IFLNK)
    archive_entry_set_symlink (entry, "/etc/passwd");
  g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
  archive_entry_free (entry);
}

/* Blanks shrink to a thousandth of their size. */
static void
test_bomb (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *chunk = g_malloc (1024 * 1024);
  struct archive *archive;
  g_autofree char *path = open_zip (folder, &archive);
  const guint n_mebibytes = 64;

  memset (chunk, ' ', 1024 * 1024);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  begin_entry (archive, "icd10cm_order_2026.txt", n_mebibytes * 1024 * 1024, AE_IFREG);
  for (guint i = 0; i < n_mebibytes; i++)
    g_assert_cmpint (archive_write_data (archive, chunk, 1024 * 1024), >, 0);
  archive_write_close (archive);
  archive_write_free (archive);

  assert_refused (path, "*the archive unpacks to far more than CMS publishes*");
  test_remove_folder (folder);
}

static void
test_many_entries (void)
{
  g_autofree char *folder = test_make_folder ();
  struct archive *archive;
  g_autofree char *path = open_zip (folder, &archive);

  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  for (guint i = 0; i <= EXAM_CODE_ARCHIVE_MAX_ENTRIES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.txt", i);

      begin_entry (archive, name, 1, AE_IFREG);
      archive_write_data (archive, "x", 1);
    }
  archive_write_close (archive);
  archive_write_free (archive);

  assert_refused (path, "*the archive has more than 200 files*");
  test_remove_folder (folder);
}

static void
test_link (void)
{
  g_autofree char *folder = test_make_folder ();
  struct archive *archive;
  g_autofree char *path = open_zip (folder, &archive);

  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  begin_entry (archive, "icd10cm_order_2026.txt", 0, AE_IFLNK);
  archive_write_close (archive);
  archive_write_free (archive);

  assert_refused (path, "*icd10cm_order_2026.txt in the archive is a link and no file*");
  test_remove_folder (folder);
}

static void
test_encrypted (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *content = test_diagnoses ();
  struct archive *archive;
  g_autofree char *path = open_zip (folder, &archive);

  if (archive_write_set_options (archive, "zip:encryption=zipcrypt") != ARCHIVE_OK ||
      archive_write_set_passphrase (archive, "secret") != ARCHIVE_OK)
    {
      archive_write_free (archive);
      test_remove_folder (folder);
      g_test_skip ("libarchive cannot encrypt here");
      return;
    }
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  begin_entry (archive, "icd10cm_order_2026.txt", strlen (content), AE_IFREG);
  archive_write_data (archive, content, strlen (content));
  archive_write_close (archive);
  archive_write_free (archive);

  assert_refused (path, "*icd10cm_order_2026.txt in the archive is encrypted*");
  test_remove_folder (folder);
}

/* Cut off anywhere, an archive is refused or, where only its directory is missing, still whole. */
static void
test_cut_off_archive (void)
{
  g_autofree char *folder = test_make_folder ();
  g_autofree char *content = test_diagnoses ();
  g_autofree char *path = test_zip (folder, "whole.zip", "icd10cm_order_2026.txt", content, NULL);
  g_autofree char *bytes = NULL;
  gsize length;

  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  for (gsize i = 4; i < length; i += 7)
    {
      g_autofree char *part = test_write_file (folder, "part.zip", bytes, (gssize) i);
      g_autoptr (ExamProblems) problems = exam_problems_new ();
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) editions = exam_code_file_read (part, 2026, problems, &error);

      g_assert_no_error (error);
      g_assert_true ((editions == NULL) == (exam_problems_count (problems, EXAM_SEVERITY_ERROR) > 0));
      if (editions != NULL)
        g_assert_cmpuint (((ExamCodeEdition *) g_ptr_array_index (editions, 0))->codes->len, ==, 14);
    }
  test_remove_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/code-readers/order", test_order);
  g_test_add_func ("/code-readers/order-of-procedures", test_order_of_procedures);
  g_test_add_func ("/code-readers/codes", test_codes);
  g_test_add_func ("/code-readers/records", test_records);
  g_test_add_func ("/code-readers/table", test_table);
  g_test_add_func ("/code-readers/tabular", test_tabular_list);
  g_test_add_func ("/code-readers/tables", test_tables_of_procedures);
  g_test_add_func ("/code-readers/dates", test_dates);
  g_test_add_func ("/code-readers/years", test_years);
  TEST_ADD_ROWS ("/code-readers/bad/", bad_rows, test_bad);
  g_test_add_func ("/code-readers/binary", test_binary);
  TEST_ADD_ROWS ("/code-readers/name/", name_rows, test_name);
  g_test_add_func ("/code-readers/year-in-file", test_year_in_file);
  g_test_add_func ("/code-readers/archive", test_archive);
  TEST_ADD_ROWS ("/code-readers/bad-archive/", archive_rows, test_bad_archive);
  g_test_add_func ("/code-readers/bomb", test_bomb);
  g_test_add_func ("/code-readers/many-entries", test_many_entries);
  g_test_add_func ("/code-readers/link", test_link);
  g_test_add_func ("/code-readers/encrypted", test_encrypted);
  g_test_add_func ("/code-readers/cut-off-archive", test_cut_off_archive);
  return g_test_run ();
}
