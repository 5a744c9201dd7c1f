/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "author/exam-bank-template.h"

#include <string.h>

#include "author/exam-layout.h"

/*
 * What a new bank begins with. It is a document in English, as the exams and the code sets are, and not part of the program's
 * own words: nothing in it is translated.
 */

#define MAX_ID 64
/* Room behind it for what tells the questions apart. */
#define MAX_PREFIX 50

#define CM_GUIDELINES(section) \
  "<source title=\"ICD-10-CM Official Guidelines for Coding and Reporting\" section=\"" section "\" year=\"" EXAM_BANK_TEMPLATE_YEAR "\"/>\n"
#define PCS_GUIDELINES(section) \
  "<source title=\"ICD-10-PCS Official Guidelines for Coding and Reporting\" section=\"" section "\" year=\"" EXAM_BANK_TEMPLATE_YEAR "\"/>\n"

/* --- The examples: each begins behind the start tag of its item --- */

static const char single_choice[] =
  "<stem>A 54-year-old woman comes to the office with a cough that began eight days ago. The physician writes: “Acute cough, probably "
  "acute bronchitis. Rest and fluids; back in a week if it is no better.” Which code is reported?</stem>\n"
  "<choice>\n"
  "<option>J20.9, acute bronchitis\n"
  "<why>“Probably” makes the bronchitis an uncertain diagnosis, and those are not coded for outpatients.</why></option>\n"
  "<option key=\"yes\">R05.1, acute cough\n"
  "<why>The cough is the highest degree of certainty that this visit reached.</why></option>\n"
  "<option>R05.9, cough, unspecified\n"
  "<why>The physician says that the cough is acute, and there is a code for that.</why></option>\n"
  "<option>J40, bronchitis not specified as acute or chronic\n"
  "<why>The bronchitis is uncertain, whatever its kind.</why></option>\n"
  "</choice>\n"
  "<rationale>Outpatient visits are coded to the highest degree of certainty. Where a diagnosis is only probable, the sign or symptom "
  "is reported.</rationale>\n"
  CM_GUIDELINES ("IV.H");

static const char multiple_choice[] =
  "<stem>A man with type 2 diabetes without complications takes metformin tablets and injects insulin glargine every evening. Both were "
  "ordered a year ago. Which codes are reported besides E11.9? Choose two.</stem>\n"
  "<choice choose=\"2\">\n"
  "<option key=\"yes\">Z79.4, long-term use of insulin\n"
  "<why>He injects insulin every day.</why></option>\n"
  "<option key=\"yes\">Z79.84, long-term use of oral hypoglycemic drugs\n"
  "<why>Metformin is one of them, and it is reported beside the insulin.</why></option>\n"
  "<option>Z79.85, long-term use of injectable non-insulin antidiabetic drugs\n"
  "<why>What he injects is insulin.</why></option>\n"
  "<option>Z79.899, other long-term drug therapy\n"
  "<why>Drugs for diabetes have codes of their own.</why></option>\n"
  "</choice>\n"
  "<rationale>A patient who is treated with insulin and with oral hypoglycemic drugs is given a code for each of the two.</rationale>\n"
  CM_GUIDELINES ("I.C.4.a.3");

static const char typed_codes[] =
  "<stem>Office note: “Hypertension, 142/88 on amlodipine; the dose is raised. Chronic kidney disease, stage 3b, stable.” Nothing else is "
  "addressed. Type the ICD-10-CM codes, the first-listed one first.</stem>\n"
  "<codes system=\"ICD-10-CM\" first=\"yes\">\n"
  "<code>I12.9<why>The classification presumes that the kidney disease is due to the hypertension, so one code of I12 covers "
  "both.</why></code>\n"
  "<code>N18.32<why>A note at I12 asks for the stage as a second code.</why></code>\n"
  "</codes>\n"
  "<rationale>Hypertension with chronic kidney disease is coded as related unless the provider documents that it is not.</rationale>\n"
  CM_GUIDELINES ("I.C.9.a.2");

static const char record[] =
  "<document title=\"Emergency department note\">\n"
  "<p><b>Complaint:</b> pain in the belly since yesterday evening. The pain began around the navel and has moved to the right lower "
  "quadrant. Loss of appetite, no vomiting. No medicines, no allergies.</p>\n"
  "<p><b>Examination:</b> tender in the right lower quadrant, no guarding elsewhere. White cells 13.2, urine clear. CT: dilated appendix "
  "without free air or fluid. <b>Plan:</b> appendectomy today.</p>\n"
  "</document>\n"
  "<document title=\"Operative report\">\n"
  "<p><b>Diagnosis:</b> acute appendicitis; no perforation, no abscess, no peritonitis.</p>\n"
  "<p><b>Operation:</b> Three ports, camera through the navel. The appendix is red and swollen. Its mesentery is divided, the base is "
  "closed with a stapler, and the whole appendix is taken out in a bag through the port at the navel.</p>\n"
  "</document>\n";

static const char case_diagnosis[] =
  "<stem>Which diagnosis is reported first?</stem>\n"
  "<choice>\n"
  "<option>R10.31, right lower quadrant pain\n"
  "<why>A symptom is reported only as long as its cause is not confirmed.</why></option>\n"
  "<option key=\"yes\">K35.80, unspecified acute appendicitis\n"
  "<why>This code includes acute appendicitis without peritonitis, which is what the surgeon documents.</why></option>\n"
  "<option>K35.32, acute appendicitis with perforation, peritonitis and gangrene\n"
  "<why>The surgeon rules perforation and peritonitis out.</why></option>\n"
  "<option>K37, unspecified appendicitis\n"
  "<why>The appendicitis is documented as acute.</why></option>\n"
  "</choice>\n"
  "<rationale>The operation confirmed the cause of the pain, and the cause is reported as exactly as it is documented.</rationale>\n"
  CM_GUIDELINES ("I.B.4");

static const char case_symptom[] =
  "<stem>What becomes of the right lower quadrant pain?</stem>\n"
  "<choice>\n"
  "<option key=\"yes\">It is left out, as part of the disease that explains it\n"
  "<why>Pain there belongs to acute appendicitis as a rule.</why></option>\n"
  "<option>It is reported second, because it was present on arrival\n"
  "<why>When a symptom began does not matter if it is part of the disease.</why></option>\n"
  "<option>It is reported first, because the patient came with it\n"
  "<why>The complaint is not the diagnosis that was found after study.</why></option>\n"
  "</choice>\n"
  "<rationale>Signs and symptoms that routinely belong to a disease are not additional codes.</rationale>\n"
  CM_GUIDELINES ("I.B.5");

static const char case_procedure[] =
  "<stem>Type the ICD-10-PCS code of the operation.</stem>\n"
  "<codes system=\"ICD-10-PCS\">\n"
  "<code>0DTJ4ZZ<why>All of the appendix was cut out, which is a resection, through ports and with a camera, which is a percutaneous "
  "endoscopic approach.</why></code>\n"
  "</codes>\n"
  "<rationale>The appendix is a body part of its own in ICD-10-PCS, so taking all of it out is a resection.</rationale>\n"
  PCS_GUIDELINES ("B3.8");

/* --- What the format has --- */

/* Returns: a domain in whose id or name one of @words is, the first word first; else @fallback */
static const ExamDomain *
find_domain (const ExamFormat  *format,
             const char *const *words,
             const ExamDomain  *fallback)
{
  for (guint w = 0; words[w] != NULL; w++)
    for (guint i = 0; i < format->domains->len; i++)
      {
        const ExamDomain *domain = g_ptr_array_index (format->domains, i);
        g_autofree char *text = g_strconcat (domain->id, " ", domain->name, NULL);
        g_autofree char *lower = g_utf8_strdown (text, -1);

        if (strstr (lower, words[w]) != NULL)
          return domain;
      }
  return fallback;
}

static gboolean
allows_procedures (const ExamFormat *format)
{
  for (guint i = 0; i < format->books->len; i++)
    if (strstr (((ExamBook *) g_ptr_array_index (format->books, i))->name, "ICD-10-PCS") != NULL)
      return exam_format_serves (format, EXAM_ITEM_TYPED_CODES);

  return FALSE;
}

/* --- Writing --- */

typedef struct {
  GString          *xml;
  const ExamFormat *format;
  char             *prefix;    /* (owned) of the ids */
  guint             n_items;
} Template;

static void
put_element (Template   *self,
             const char *name,
             const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  g_string_append_printf (self->xml, "<%s>%s</%s>\n", name, escaped, name);
}

static void
put_item (Template         *self,
          const ExamDomain *domain,
          const char       *content)
{
  g_string_append_printf (self->xml, "<item id=\"%s-%04u\" domain=\"%s\">\n%s</item>\n\n", self->prefix, ++self->n_items, domain->id,
                          content);
}

/* A domain and what it is called stand in a comment, which may not have two hyphens in it. */
static void
put_domains (Template *self)
{
  g_autoptr (GString) list = g_string_new (NULL);
  guint width = 0;

  for (guint i = 0; i < self->format->domains->len; i++)
    width = MAX (width, (guint) strlen (((ExamDomain *) g_ptr_array_index (self->format->domains, i))->id));

  for (guint i = 0; i < self->format->domains->len; i++)
    {
      const ExamDomain *domain = g_ptr_array_index (self->format->domains, i);

      g_string_append_printf (list, "       %-*s  %3u  %s\n", (int) width, domain->id, exam_format_get_least (self->format, i), domain->name);
    }
  g_string_replace (list, "--", "–", 0);
  g_string_append_printf (self->xml,
                          "\n  <!-- The domains of %s, with how many questions at least one exam takes from each:\n\n%s\n"
                          "     Give every question an id of its own, and one of these domains.\n"
                          "     “mockingbird check” tells what is wrong, “mockingbird stats” what is still missing. -->\n\n",
                          self->format->id, list->str);
}

static void
put_head (Template   *self,
          const char *id,
          const char *title,
          const char *author)
{
  g_autofree char *untitled = g_strdup_printf ("%s questions", self->format->credential);

  g_string_append_printf (self->xml,
                          "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bank xmlns=\"urn:mockingbird:exam:1\" id=\"%s\" format=\"%s\" "
                          "revision=\"1\" xml:lang=\"en\">\n", id, self->format->family);
  put_element (self, "title", title != NULL ? title : untitled);
  put_element (self, "author", author != NULL ? author : "Your name");
  g_string_append (self->xml, "<!-- What others may do with the bank, as in the SPDX list. Delete the line to keep all rights. -->\n"
                              "<license>CC-BY-SA-4.0</license>\n"
                              "<code-set system=\"ICD-10-CM\" year=\"" EXAM_BANK_TEMPLATE_YEAR "\"/>\n");
  if (allows_procedures (self->format))
    g_string_append (self->xml, "<code-set system=\"ICD-10-PCS\" year=\"" EXAM_BANK_TEMPLATE_YEAR "\"/>\n");
}

/* Procedures of inpatients alone are coded in ICD-10-PCS. */
static void
put_case (Template         *self,
          const ExamDomain *domain,
          gboolean          choices)
{
  static const char *const operations[] = { "icd-10-pcs", "procedure", NULL };
  gboolean procedures = allows_procedures (self->format);

  g_string_append_printf (self->xml, "<!-- A case: questions about one record, served together. -->\n"
                                     "<case id=\"%s-case-1\" title=\"Pain in the right lower quadrant\"%s>\n%s",
                          self->prefix, procedures ? " setting=\"inpatient\"" : "", record);
  if (choices)
    {
      put_item (self, domain, case_diagnosis);
      put_item (self, domain, case_symptom);
    }
  if (procedures)
    put_item (self, find_domain (self->format, operations, domain), case_procedure);
  g_string_append (self->xml, "</case>\n");
}

static void
put_examples (Template *self)
{
  static const char *const coding[] = { "icd-10-cm", "diagnos", "coding", "classification", NULL };
  static const char *const cases[] = { "case", NULL };
  const ExamFormat *format = self->format;
  const ExamDomain *domain = find_domain (format, coding, g_ptr_array_index (format->domains, 0));
  const ExamDomain *case_domain = find_domain (format, cases, NULL);
  gboolean choices = exam_format_serves (format, EXAM_ITEM_SINGLE_CHOICE);

  if (choices)
    {
      g_string_append (self->xml, "<!-- One right answer. -->\n");
      put_item (self, domain, single_choice);
    }
  if (exam_format_serves (format, EXAM_ITEM_MULTIPLE_CHOICE))
    {
      g_string_append (self->xml, "<!-- Several right answers: say how many, in the question and in choose. -->\n");
      put_item (self, domain, multiple_choice);
    }
  if (exam_format_serves (format, EXAM_ITEM_TYPED_CODES))
    {
      g_string_append (self->xml, "<!-- Codes that are typed. -->\n");
      put_item (self, domain, typed_codes);
    }
  /* Who types codes takes them from records. */
  if ((format->cases.value > 0 || case_domain != NULL || allows_procedures (format)) && (choices || allows_procedures (format)))
    put_case (self, case_domain != NULL ? case_domain : domain, choices);
}

/**
 * exam_bank_template_new:
 * @format: the format that the bank is for
 * @id: id of the bank, as exam_bank_template_make_id() makes one
 * @title: (nullable): its title; %NULL for one that names the credential
 * @author: (nullable): who writes it; %NULL for a place to write it
 *
 * Makes a sound bank to begin with: its head, a comment that names the domains, and an example of each kind of question that
 * @format serves, with a case where there are any. The examples rely on the code sets of %EXAM_BANK_TEMPLATE_YEAR.
 *
 * Returns: (transfer full): the XML of the bank, laid out
 */
char *
exam_bank_template_new (const ExamFormat *format,
                        const char       *id,
                        const char       *title,
                        const char       *author)
{
  Template self = { g_string_new (NULL), format, NULL, 0 };
  g_autoptr (ExamProblems) problems = exam_problems_new ();
  g_autoptr (GBytes) bytes = NULL;
  char *laid_out;

  g_return_val_if_fail (format != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  self.prefix = g_strndup (id, MAX_PREFIX);
  put_head (&self, id, title, author);
  put_domains (&self);
  put_examples (&self);
  g_string_append (self.xml, "</bank>\n");
  g_free (self.prefix);

  bytes = g_string_free_to_bytes (self.xml);
  laid_out = exam_layout_apply (id, bytes, problems);
  g_return_val_if_fail (laid_out != NULL, NULL);
  return laid_out;
}

/**
 * exam_bank_template_make_id:
 * @name: what a file is called, such as "My bank.xml"
 *
 * Returns: (transfer full): an id for the bank in it: letters, digits, dots, hyphens and underscores
 */
char *
exam_bank_template_make_id (const char *name)
{
  g_autofree char *valid = NULL;
  g_autofree char *ascii = NULL;
  GString *id = g_string_new (NULL);

  g_return_val_if_fail (name != NULL, NULL);

  valid = g_utf8_make_valid (name, (gssize) (strlen (name) - (g_str_has_suffix (name, ".xml") ? strlen (".xml") : 0)));
  /* Without accents where they are known */
  ascii = g_str_to_ascii (valid, "C");
  for (const char *at = ascii; *at != '\0' && id->len < MAX_ID; at++)
    {
      if (g_ascii_isalnum (*at) || (id->len > 0 && strchr ("._-", *at) != NULL))
        g_string_append_c (id, g_ascii_tolower (*at));
      else if (id->len > 0 && id->str[id->len - 1] != '-')
        g_string_append_c (id, '-');
    }
  while (id->len > 0 && id->str[id->len - 1] == '-')
    g_string_truncate (id, id->len - 1);

  if (id->len == 0)
    g_string_append (id, "bank");
  return g_string_free (id, FALSE);
}
