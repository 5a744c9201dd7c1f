/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/codes/exam-code-sources.h"

#include <glib/gi18n.h>

/* Where the code books are published, and which of the files there are needed. */
struct _ExamCodeSources
{
  AdwPreferencesGroup parent_instance;
};

G_DEFINE_FINAL_TYPE (ExamCodeSources, exam_code_sources, ADW_TYPE_PREFERENCES_GROUP)

#define CMS_ICD "https://www.cms.gov/medicare/coding-billing/icd-10-codes"
#define CMS_HCPCS "https://www.cms.gov/medicare/coding-billing/healthcare-common-procedure-system/quarterly-update"
#define CDC_ICD "https://www.cdc.gov/nchs/icd/icd-10-cm/files.html"

/* The names of the files are those of the pages, in English. */
static const struct {
  const char *book;
  const char *files;
  const char *address;
} sources[] = {
  { "ICD-10-CM",
    N_("“Code Descriptions in Tabular Order” has all codes and titles; “Code Tables, Tabular and Index” adds the includes and "
       "excludes notes."), CMS_ICD },
  { "ICD-10-PCS",
    N_("“ICD-10-PCS Order File (Long and Abbreviated Titles)” has all codes and titles; “ICD-10-PCS Code Tables and Index” adds the "
       "tables that codes are built by."), CMS_ICD },
  { "HCPCS Level II", N_("“Alpha-Numeric HCPCS File” of the newest quarter."), CMS_HCPCS },
  { "ICD-10-CM", N_("The same files from CDC, those of earlier years and mid-year updates too."), CDC_ICD },
};

static GtkWidget *
make_row (guint index)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  g_autofree char *link = g_markup_printf_escaped ("<a href=\"%s\">%s</a>", sources[index].address, sources[index].address);
  const char *const texts[] = { sources[index].book, _(sources[index].files), link };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      if (i == 2)
        gtk_label_set_markup (GTK_LABEL (label), texts[i]);
      else
        gtk_label_set_text (GTK_LABEL (label), texts[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      if (i == 1)
        gtk_widget_add_css_class (label, "dim-label");
      if (i > 0)
        gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "code-source");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), sources[index].book);
  return row;
}

static void
exam_code_sources_class_init (ExamCodeSourcesClass *klass)
{
}

static void
exam_code_sources_init (ExamCodeSources *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Where to get them"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("CMS and CDC publish them for everyone. Download the files for your year, and add "
                                           "them as they are: zipped ones need not be unpacked."));
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), make_row (i));
}
