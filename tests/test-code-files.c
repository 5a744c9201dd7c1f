/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test-code-files.h"

#include <string.h>

#include <archive.h>
#include <archive_entry.h>

#include "codes/exam-code-file.h"
#include "codes/exam-code-reader.h"

/* --- Text files --- */

/** Returns: (transfer full): a line of an order file, with its end */
char *
test_order_line (guint       number,
                 const char *code,
                 char        flag,
                 const char *title)
{
  return g_strdup_printf ("%05u %-7s %c %-60.60s %s\r\n", number, code, flag, title, title);
}

static char *
make_order (const char *const (*rows)[3],
            gsize               n_rows)
{
  GString *text = g_string_new (NULL);

  for (gsize i = 0; i < n_rows; i++)
    {
      g_autofree char *line = test_order_line ((guint) i + 1, rows[i][0], rows[i][1][0], rows[i][2]);

      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

/** Returns: (transfer full): an order file of ICD-10-CM with 14 rows, 8 of them reportable */
char *
test_diagnoses (void)
{
  static const char *const rows[][3] = {
    { "A00", "0", "Cholera" },
    { "A000", "1", "Cholera due to one germ" },
    { "C43", "0", "Malignant melanoma of skin" },
    { "C439", "1", "Malignant melanoma of skin, unspecified" },
    { "C4A", "0", "Merkel cell carcinoma" },
    { "C4A0", "1", "Merkel cell carcinoma of lip" },
    { "E11", "0", "Type 2 diabetes mellitus" },
    { "E112", "0", "Type 2 diabetes mellitus with kidney complications" },
    { "E1121", "1", "Type 2 diabetes mellitus with diabetic nephropathy" },
    { "E1122", "1", "Type 2 diabetes mellitus with diabetic chronic kidney disease" },
    { "E119", "1", "Type 2 diabetes mellitus without complications" },
    { "QA0", "0", "Disorders of genes" },
    { "QA001", "1", "Disorder of a gene" },
    { "Z992", "1", "Dependence on renal dialysis" },
  };

  return make_order (rows, G_N_ELEMENTS (rows));
}

/** Returns: (transfer full): an order file of ICD-10-PCS with 8 rows, 5 of them reportable */
char *
test_procedures (void)
{
  static const char *const rows[][3] = {
    { "001", "0", "Nervous System, Bypass" },
    { "0016070", "1", "Bypass Ventricle to Nasopharynx with Autologous Substitute, Open Approach" },
    { "0DT", "0", "Gastrointestinal System, Resection" },
    { "0DTJ0ZZ", "1", "Resection of Appendix, Open Approach" },
    { "0DTJ4ZZ", "1", "Resection of Appendix, Percutaneous Endoscopic Approach" },
    { "0DTK0ZZ", "1", "Resection of Ascending Colon, Open Approach" },
    { "XY0", "0", "Extracorporeal, Introduction" },
    { "XY0YX37", "1", "Extracorporeal Introduction of Something New" },
  };

  return make_order (rows, G_N_ELEMENTS (rows));
}

/** Returns: (transfer full): a record of HCPCS, with its end; dates as YYYYMMDD or "" */
char *
test_record (const char *code,
             char        record_id,
             const char *title,
             const char *added,
             const char *ended)
{
  return g_strdup_printf ("%5s00100%c%-80.80s%-28.28s%*s%-8s%-8s%-8sN\r\n", code, record_id, title, title, 149, "", added, added,
                          ended);
}

/** Returns: (transfer full): HCPCS behind a disclaimer in Windows-1252: a modifier, 5 codes, 1 of them ended in 2018 */
char *
test_supplies (void)
{
  static const struct { const char *code; char id; const char *title, *added, *ended; } rows[] = {
    { "LT", '7', "Left side, of what is", "19900101", "" },
    { "LT", '8', "there twice", "", "" },
    { "A0021", '3', "Ambulance service, per mile", "19900101", "" },
    { "E1390", '3', "Oxygen concentrator, single port", "20000101", "" },
    { "J0696", '3', "Injection, of something, per 250 mg", "19960101", "" },
    { "J0999", '3', "Injection, of something else", "19960101", "20181231" },
    { "V5364", '3', "Dysphagia screening", "20010101", "20261001" },
  };
  GString *text = g_string_new ("***Disclaimers\xa0\t\t\r\n\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *line = test_record (rows[i].code, rows[i].id, rows[i].title, rows[i].added, rows[i].ended);

      g_string_append (text, line);
    }
  return g_string_free (text, FALSE);
}

/* --- XML --- */

const char test_tabular[] =
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
  "<ICD10CM.tabular>\n<version>2026</version>\n<introduction><introSection type=\"title\"><title>T</title></introSection></introduction>\n"
  "<chapter><name>4</name><desc>Endocrine diseases (E00-E89)</desc>\n"
  "<excludes1><note>transitory disorders of newborn (P70-P74)</note></excludes1>\n"
  "<sectionIndex><sectionRef first=\"E08\" last=\"E13\" id=\"E08-E13\">Diabetes</sectionRef></sectionIndex>\n"
  "<section id=\"E08-E13\"><desc>Diabetes mellitus (E08-E13)</desc>\n"
  "<diag><name>E11</name><desc>Type 2 diabetes mellitus</desc>\n"
  "<includes><note>insulin resistant diabetes</note></includes>\n"
  "<excludes1><note>type 1 diabetes mellitus (E10.-)</note><note>gestational diabetes (O24.4-)</note></excludes1>\n"
  "<useAdditionalCode><note>to identify control using insulin (Z79.4)</note></useAdditionalCode>\n"
  "<diag><name>E11.2</name><desc>with kidney complications</desc>\n"
  "<diag><name>E11.22</name><desc>with chronic kidney disease</desc>"
  "<inclusionTerm><note>Renal sugar trouble</note></inclusionTerm></diag>\n"
  "</diag></diag></section></chapter>\n"
  "<chapter><name>21</name><desc>Factors</desc><section id=\"Z99\"><desc>Dependence</desc><diag><name>Z99</name><desc>D</desc>\n"
  "<sevenChrNote><note>One of these is added</note></sevenChrNote>"
  "<sevenChrDef><extension char=\"A\">initial encounter</extension><extension char=\"S\">sequela</extension></sevenChrDef>"
  "<diag><name>Z99.2</name><desc>Dialysis</desc></diag></diag></section></chapter>\n"
  "</ICD10CM.tabular>\n";

#define LABEL(code, text) "<label code=\"" code "\">" text "</label>"
#define AXIS(pos, title, labels) "<axis pos=\"" pos "\" values=\"1\"><title>" title "</title>" labels "</axis>"

const char test_tables[] =
  "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n"
  "<ICD10PCS.tabular>\n<version>2026</version><title>Tables</title>\n"
  "<pcsTable>" AXIS ("1", "Section", LABEL ("0", "Medical and Surgical")) AXIS ("2", "Body System", LABEL ("D", "Gastrointestinal"))
  "<axis pos=\"3\" values=\"1\"><title>Operation</title><label code=\"T\">Resection</label><definition>All of a part</definition></axis>\n"
  "<pcsRow codes=\"2\">" AXIS ("4", "Body Part", LABEL ("J", "Appendix")) AXIS ("5", "Approach", LABEL ("0", "Open") LABEL ("4", "Percutaneous Endoscopic"))
  AXIS ("6", "Device", LABEL ("Z", "No Device")) AXIS ("7", "Qualifier", LABEL ("Z", "No Qualifier")) "</pcsRow>\n"
  "<pcsRow codes=\"1\">" AXIS ("4", "Body Part", LABEL ("K", "Ascending Colon")) AXIS ("5", "Approach", LABEL ("0", "Open"))
  AXIS ("6", "Device", LABEL ("Z", "No Device")) AXIS ("7", "Qualifier", LABEL ("Z", "No Qualifier")) "</pcsRow>\n"
  "</pcsTable>\n"
  "<pcsTable>" AXIS ("1", "Section", LABEL ("X", "New Technology")) AXIS ("2", "Body System", LABEL ("Y", "Extracorporeal"))
  AXIS ("3", "Operation", LABEL ("0", "Introduction"))
  "<pcsRow codes=\"1\">" AXIS ("4", "Body Part", LABEL ("Y", "Extracorporeal")) AXIS ("5", "Approach", LABEL ("X", "External"))
  AXIS ("6", "Substance", LABEL ("3", "Something")) AXIS ("7", "Qualifier", LABEL ("7", "Group 7")) "</pcsRow></pcsTable>\n"
  "</ICD10PCS.tabular>\n";

/* --- Files --- */

/** Returns: (transfer full): the bytes of @text, which is taken */
GBytes *
test_take_bytes (char *text)
{
  return g_bytes_new_take (text, strlen (text));
}

/**
 * test_zip:
 * @folder: where it goes
 * @name: its name
 * @...: names and contents of its files, and %NULL
 *
 * Returns: (transfer full): the path of the archive
 */
char *
test_zip (const char *folder,
          const char *name,
          ...)
{
  char *path = g_build_filename (folder, name, NULL);
  struct archive *archive = archive_write_new ();
  const char *entry_name;
  va_list args;

  g_assert_cmpint (archive_write_set_format_zip (archive), ==, ARCHIVE_OK);
  g_assert_cmpint (archive_write_open_filename (archive, path), ==, ARCHIVE_OK);
  va_start (args, name);
  while ((entry_name = va_arg (args, const char *)) != NULL)
    {
      const char *content = va_arg (args, const char *);
      struct archive_entry *entry = archive_entry_new ();

      archive_entry_set_pathname (entry, entry_name);
      archive_entry_set_filetype (entry, AE_IFREG);
      archive_entry_set_perm (entry, 0644);
      archive_entry_set_size (entry, (la_int64_t) strlen (content));
      g_assert_cmpint (archive_write_header (archive, entry), ==, ARCHIVE_OK);
      g_assert_cmpint (archive_write_data (archive, content, strlen (content)), ==, strlen (content));
      archive_entry_free (entry);
    }
  va_end (args);
  g_assert_cmpint (archive_write_close (archive), ==, ARCHIVE_OK);
  archive_write_free (archive);
  return path;
}

/** Returns: (transfer full): what a file without faults has */
GPtrArray *
test_read_code_file (const char *path,
                     guint       year)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  GPtrArray *editions = exam_code_file_read (path, year, problems, &error);
  g_autofree char *lines = exam_problems_to_string (problems);

  g_assert_no_error (error);
  g_assert_cmpuint (exam_problems_count (problems, EXAM_SEVERITY_ERROR), ==, 0);
  if (editions == NULL)
    g_error ("%s: %s", path, lines);
  return editions;
}

static void
add_edition (GPtrArray *editions,
             GBytes    *bytes,
             guint      year)
{
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) own = bytes;
  ExamCodeEdition *edition = exam_code_read ("test", own, exam_code_format_guess (own), problems);

  g_assert_nonnull (edition);
  edition->year = year;
  g_ptr_array_add (editions, edition);
}

/** Returns: (transfer full): books of all systems of a year, with notes and tables */
ExamCodeBooks *
test_make_books (const char *folder,
                 guint       year)
{
  g_autoptr (GPtrArray) editions = g_ptr_array_new_with_free_func ((GDestroyNotify) exam_code_edition_free);
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GError) error = NULL;
  ExamCodeBooks *books = exam_code_books_open (folder, &error);

  g_assert_no_error (error);
  add_edition (editions, test_take_bytes (test_diagnoses ()), year);
  add_edition (editions, test_take_bytes (test_procedures ()), year);
  add_edition (editions, test_take_bytes (test_supplies ()), year);
  add_edition (editions, test_take_bytes (g_strdup (test_tabular)), year);
  add_edition (editions, test_take_bytes (g_strdup (test_tables)), year);
  g_assert_true (exam_code_books_add (books, editions, problems, NULL, NULL, &error));
  g_assert_no_error (error);
  return books;
}
