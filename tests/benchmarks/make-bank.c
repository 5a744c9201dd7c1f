/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>

#include "sitting/exam-random.h"

/*
 * usage: make-bank FILE ITEMS [CASE-SIZE]
 *
 * Writes a bank for the CPC with about 850 bytes for each item, the same bytes each time. Its sentences are built like those
 * of real banks (some markup, some entities, typographic quotes, lines broken and indented) and mean nothing. Cases have
 * one to five items, or CASE-SIZE each but for the last one, which has what is left.
 */

/* As many of a hundred as a form has; the last tenth is cases. */
static const struct { const char *domain; guint share; } shares[] = {
  { "integumentary", 6 }, { "musculoskeletal", 6 }, { "respiratory-cardiovascular", 6 }, { "digestive", 6 },
  { "urinary-reproductive-endocrine", 6 }, { "nervous", 6 }, { "evaluation-management", 6 }, { "anesthesia", 4 },
  { "radiology", 6 }, { "pathology-laboratory", 6 }, { "medicine", 6 }, { "terminology", 4 }, { "anatomy", 4 },
  { "icd-10-cm", 5 }, { "hcpcs", 3 }, { "guidelines", 7 }, { "compliance", 3 },
};

#define SINGLES_SHARE 90
#define MOST_IN_CASE 5

static const char *const subjects[] = {
  "The surgeon", "A resident", "The radiologist", "The attending physician", "The <b>assistant</b>", "The anesthetist",
  "The pathologist", "The patient’s family doctor",
};
static const char *const verbs[] = {
  "closes", "excises", "measures", "documents", "reviews", "repairs", "explores", "reports",
};
static const char *const objects[] = {
  "a wound of 4.5 cm on the left forearm", "two lesions &lt; 0.5 cm of the scalp", "the margins &amp; the depth",
  "a defect that reaches into the muscle", "the specimen of the right lower lobe", "both sides in one session",
  "an ulcer of the heel, 12 cm<sup>2</sup>", "the whole colon as far as the cecum",
};
static const char *const endings[] = {
  "in layers.", "under general anesthesia.", "without contrast.", "as an outpatient.", "on the second day.",
  "because of pain.", "with a flexible scope.", "before the discharge.",
};
static const char *const questions[] = {
  "What decides the code?", "Which service is reported?", "What is listed first?", "Which modifier applies?",
};
static const char *const options[] = {
  "The deepest tissue removed", "The length of the ellipse", "The sum of both lengths", "The number of specimens",
  "The approach alone", "Both services, the second with a modifier", "The diagnosis named last", "The time spent",
};
static const char *const reasons[] = {
  "It is part of the procedure and not reported besides.", "The guideline counts only what was taken away.",
  "Lengths are added only within one class of repair.", "This would be right if nothing had been removed.",
};

/* One at a time, so that the order of the random numbers is the same with every compiler. */
#define PUT(words) fputs ((words)[exam_random_below (random, G_N_ELEMENTS (words))], file)

static void
put_sentence (FILE       *file,
              ExamRandom *random)
{
  PUT (subjects);
  fputc (' ', file);
  PUT (verbs);
  fputs ("\n        ", file);
  PUT (objects);
  fputc (' ', file);
  PUT (endings);
}

static void
write_stem (FILE       *file,
            ExamRandom *random,
            guint       number)
{
  fputs ("    <stem>\n      <p>", file);
  put_sentence (file, random);
  fputs ("</p>\n", file);
  if (exam_random_below (random, 8) == 0)
    {
      fputs ("      <ul>\n        <li>", file);
      PUT (objects);
      fputs ("</li>\n        <li>", file);
      PUT (objects);
      fputs ("</li>\n      </ul>\n", file);
    }
  /* The number: no two items are the same. */
  fprintf (file, "      <p>Chart %u: ", number);
  PUT (questions);
  fputs ("</p>\n    </stem>\n", file);
}

static void
write_choice (FILE       *file,
              ExamRandom *random)
{
  guint key = exam_random_below (random, 4);
  guint first = exam_random_below (random, G_N_ELEMENTS (options));

  fputs ("    <choice>\n", file);
  for (guint i = 0; i < 4; i++)
    {
      fprintf (file, "      <option%s>%s <why>", i == key ? " key=\"yes\"" : "",
               options[(first + i) % G_N_ELEMENTS (options)]);
      PUT (reasons);
      fputs ("</why></option>\n", file);
    }
  fputs ("    </choice>\n", file);
}

static void
write_item (FILE       *file,
            ExamRandom *random,
            const char *domain,
            guint       number)
{
  fprintf (file, "  <item id=\"bench-%06u\" domain=\"%s\">\n", number, domain);
  write_stem (file, random, number);
  write_choice (file, random);
  if (exam_random_below (random, 2) == 0)
    {
      fputs ("    <rationale>", file);
      PUT (reasons);
      fputs ("</rationale>\n", file);
    }
  fprintf (file, "    <source title=\"ICD-10-CM Official Guidelines\" section=\"I.C.%u\" year=\"2026\"/>\n"
                 "  </item>\n\n",
           1 + exam_random_below (random, 22));
}

static void
write_case (FILE       *file,
            ExamRandom *random,
            guint       number,
            guint       n_items)
{
  fprintf (file, "  <case id=\"bench-case-%06u\" title=\"Chart %u\">\n    <document title=\"Operative report\">\n",
           number, number);
  for (guint i = 0; i < 4; i++)
    {
      fputs ("      <p>", file);
      put_sentence (file, random);
      fputs ("</p>\n", file);
    }
  fputs ("    </document>\n", file);
  for (guint i = 0; i < n_items; i++)
    write_item (file, random, "cases", number + i);
  fputs ("  </case>\n\n", file);
}

static void
write_bank (FILE       *file,
            ExamRandom *random,
            guint       n_items,
            guint       case_size)
{
  guint n_singles = n_items / 100 * SINGLES_SHARE;
  guint number = 0;

  fputs ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
         "<bank xmlns=\"urn:mockingbird:exam:1\" id=\"bench\" format=\"cpc\" revision=\"1\" xml:lang=\"en\">\n"
         "  <title>A bank to measure with</title>\n"
         "  <license>CC0-1.0</license>\n"
         "  <code-set system=\"ICD-10-CM\" year=\"2026\"/>\n\n", file);

  for (guint d = 0, due = 0; d < G_N_ELEMENTS (shares); d++)
    for (due += n_singles * shares[d].share / SINGLES_SHARE; number < due; number++)
      write_item (file, random, shares[d].domain, number);

  for (guint n = 0; number < n_items; number += n)
    {
      n = case_size > 0 ? case_size : 1 + exam_random_below (random, MOST_IN_CASE);
      n = MIN (n, n_items - number);
      write_case (file, random, number, n);
    }

  fputs ("</bank>\n", file);
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (ExamRandom) random = exam_random_new (1);
  FILE *file;

  if (argc < 3 || argc > 4 || (file = fopen (argv[1], "w")) == NULL)
    {
      g_printerr ("usage: make-bank FILE ITEMS [CASE-SIZE]\n");
      return EXIT_FAILURE;
    }

  write_bank (file, random, (guint) g_ascii_strtoull (argv[2], NULL, 10),
              argc > 3 ? (guint) g_ascii_strtoull (argv[3], NULL, 10) : 0);
  return fclose (file) == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}
